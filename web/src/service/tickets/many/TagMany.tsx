import { Button, Group, Modal, Stack, TagsInput, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LONGEST, useTagNames } from "../../tags/api";
import type { ManyProps } from "./AssignMany";

interface Props extends ManyProps {
  /** What the chosen tickets wear now. */
  worn: readonly string[];
}

/** Puts tags on all of them, and takes others off. */
export function TagMany({ count, worn, many, onClose }: Props) {
  const { t } = useTranslation("service");
  const { t: ui } = useTranslation("ui");
  const known = useTagNames();
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("many.tags_title", { n: count })}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <Stack>
        <TagsInput
          label={t("many.tags_add")}
          data={known}
          maxLength={LONGEST}
          value={add}
          onChange={setAdd}
          acceptValueOnBlur
          data-autofocus
        />
        {worn.length > 0 && (
          <TagsInput
            label={t("many.tags_remove")}
            data={[...worn]}
            value={remove}
            onChange={setRemove}
            acceptValueOnBlur
          />
        )}
        <Text size="sm" c="dimmed">
          {t("tag.hint")}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button
            disabled={add.length + remove.length === 0}
            loading={many.isPending}
            onClick={() => many.run({ add_tags: add, remove_tags: remove })}
          >
            {t("many.tags_do")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
