import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Picked } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone, wordsOf } from "@/ui/toast";
import type { Ticket } from "../types";
import { ticketsBut, useFamily, useSetParent } from "./api";

/** Puts a ticket under the one of the common cause, or takes it out. */
export function ParentModal({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation("service");
  const { t: ui } = useTranslation("ui");
  const { data: family } = useFamily(ticket.id);
  const known = family?.parent ? { id: family.parent.id, name: nameOf(family.parent) } : null;
  const [chosen, choose] = useState<Picked | null>();
  const [refusal, setRefusal] = useState<{ title: string; message: string }>();
  const others = useMemo(() => ticketsBut(ticket.id), [ticket.id]);
  const set = useSetParent(ticket);
  const parent = chosen === undefined ? known : chosen;
  const run = () =>
    set.mutate(parent?.id ?? null, {
      onSuccess: () => {
        toastDone(t(parent ? "ties.parent_set" : "ties.parent_none"));
        onClose();
      },
      onError: (error) => setRefusal(wordsOf(error)),
    });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("ties.parent_title")}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <Stack>
        <Text size="sm">{t("ties.parent_about")}</Text>
        <RecordPicker
          label={t("ties.parent_label")}
          source={others}
          value={parent}
          onChange={choose}
          placeholder={t("ties.other_hint")}
        />
        {refusal && (
          <Alert color="yellow" role="alert" title={refusal.title}>
            {refusal.message}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button disabled={chosen === undefined} loading={set.isPending} onClick={run}>
            {t("ties.parent_do")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

export const nameOf = (one: { number: number; subject: string }) => `${one.number} ${one.subject}`;
