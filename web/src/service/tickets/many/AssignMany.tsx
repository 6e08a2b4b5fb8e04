import { Button, Group, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Picked, users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import type { useMany } from "./useMany";

export interface ManyProps {
  count: number;
  many: ReturnType<typeof useMany>;
  onClose: () => void;
}

/** Gives all of them to one colleague, or back to nobody. */
export function AssignMany({ count, many, onClose }: ManyProps) {
  const { t } = useTranslation("service");
  const { t: ui } = useTranslation("ui");
  const [person, choose] = useState<Picked | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("many.assign_title", { n: count })}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <Stack>
        <RecordPicker label={t("fact.assignee")} source={users} value={person} onChange={choose} />
        <Group justify="space-between">
          <Button variant="default" loading={many.isPending} onClick={() => many.run({ assignee_id: null })}>
            {t("many.free")}
          </Button>
          <Button
            disabled={!person}
            loading={many.isPending}
            onClick={() => person && many.run({ assignee_id: person.id })}
          >
            {t("many.assign_do")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
