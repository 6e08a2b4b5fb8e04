import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Picked, users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import type { Ticket } from "../types";
import { useShare } from "./api";

/** Asks a colleague to work on the ticket too. */
export function ShareModal({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation("service");
  const { t: ui } = useTranslation("ui");
  const [person, choose] = useState<Picked | null>(null);
  const share = useShare(ticket.id);
  const run = () => {
    if (!person) return;
    const done = () => {
      toastDone(t("ties.shared", { name: person.name }));
      onClose();
    };
    share.mutate({ user_id: person.id, takes_part: true }, { onSuccess: done });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("ties.share_title")}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <Stack>
        <Text size="sm">{t("ties.share_about")}</Text>
        <RecordPicker label={t("ties.collaborator")} source={users} value={person} onChange={choose} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button disabled={!person} loading={share.isPending} onClick={run}>
            {t("ties.share_do")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
