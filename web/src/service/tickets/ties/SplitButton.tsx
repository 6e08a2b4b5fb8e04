import { Alert, Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { IconArrowsSplit2 } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toastDone, wordsOf } from "@/ui/toast";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import classes from "../inbox.module.css";
import type { Said, Ticket } from "../types";
import { addressOf } from "../views";
import { useSplit } from "./api";

/** Makes a ticket of its own of something the customer said. */
export function SplitButton({ ticket, said }: { ticket: Ticket; said: Said }) {
  const { t } = useTranslation("service");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        className={classes.quiet}
        size="compact-xs"
        variant="subtle"
        color="gray"
        leftSection={<IconArrowsSplit2 size={13} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t("ties.split")}
      </Button>
      {isOpen && <SplitModal ticket={ticket} said={said} onClose={() => setOpen(false)} />}
    </>
  );
}

function SplitModal({ ticket, said, onClose }: { ticket: Ticket; said: Said; onClose: () => void }) {
  const { t } = useTranslation("service");
  const { t: ui } = useTranslation("ui");
  const { values } = useFilters();
  const go = useGo();
  const [subject, setSubject] = useState(said.text.split("\n", 1)[0]?.slice(0, 80) ?? "");
  const [refusal, setRefusal] = useState<{ title: string; message: string }>();
  const split = useSplit(ticket);
  const run = () =>
    split.mutate(
      { message_id: said.id, subject },
      {
        onSuccess: (made) => {
          toastDone(t("ties.split_done", { number: made.number }));
          onClose();
          go(addressOf(values, {}, made.id));
        },
        onError: (error) => setRefusal(wordsOf(error)),
      },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("ties.split_title")}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <Stack>
        <Text size="sm">{t("ties.split_about")}</Text>
        <TextInput
          label={t("fact.subject")}
          value={subject}
          maxLength={300}
          onChange={(event) => setSubject(event.currentTarget.value)}
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
          <Button disabled={!subject.trim()} loading={split.isPending} onClick={run}>
            {t("ties.split_do")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
