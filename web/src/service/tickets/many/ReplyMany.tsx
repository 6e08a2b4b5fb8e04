import { Button, Group, Modal, Select, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ManyProps } from "./AssignMany";
import type { Act } from "./back";

const AFTER = ["waiting", "solved"] as const;

/** The same answer to each of them, as a mail of its own where the thread is held by mail. */
export function ReplyMany({ count, many, onClose }: ManyProps) {
  const { t } = useTranslation("service");
  const { t: ui } = useTranslation("ui");
  const [text, write] = useState("");
  const [status, choose] = useState<string | null>(null);
  const act: Act = { text, ...(status ? { status: status as (typeof AFTER)[number] } : {}) };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("many.reply_title", { n: count })}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <Stack>
        <Text size="sm">{t("many.reply_about", { n: count })}</Text>
        <Textarea
          label={t("talk.mode.reply")}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
          autosize
          minRows={5}
          maxRows={14}
          maxLength={20_000}
          data-autofocus
        />
        <Select
          label={t("many.after")}
          placeholder={t("many.after_same")}
          data={AFTER.map((value) => ({ value, label: t(`step.${value}`) }))}
          value={status}
          onChange={choose}
          clearable
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button disabled={!text.trim()} loading={many.isPending} onClick={() => many.run(act)}>
            {t("many.reply_do", { n: count })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
