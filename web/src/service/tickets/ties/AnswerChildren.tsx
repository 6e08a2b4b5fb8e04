import { Button, Checkbox, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { IconMailForward } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toastDone } from "@/ui/toast";
import type { Ticket } from "../types";
import { type Related, useActOnMany } from "./api";

/** One answer to all who were hit by the same fault; by choice they are solved with it, and the parent too. */
export function AnswerChildren({ ticket, items }: { ticket: Ticket; items: readonly Related[] }) {
  const { t } = useTranslation("service");
  const [isOpen, setOpen] = useState(false);
  const open = items.filter((one) => one.status !== "closed");
  if (!ticket.may.update || open.length === 0) return null;
  return (
    <>
      <Button
        mt={6}
        size="compact-sm"
        variant="default"
        leftSection={<IconMailForward size={14} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t("ties.answer_all", { n: open.length })}
      </Button>
      {isOpen && <AnswerModal ticket={ticket} items={open} onClose={() => setOpen(false)} />}
    </>
  );
}

interface Props {
  ticket: Ticket;
  items: readonly Related[];
  onClose: () => void;
}

function AnswerModal({ ticket, items, onClose }: Props) {
  const { t } = useTranslation("service");
  const { t: ui } = useTranslation("ui");
  const [text, setText] = useState("");
  const [isSolved, setSolved] = useState(true);
  const act = useActOnMany();
  const run = () => {
    const all = ticket.status === "closed" ? items : [ticket, ...items];
    const tickets = all.map(({ id, version }) => ({ id, version }));
    const done = (told: { done: number }) => {
      toastDone(t("many.done", { n: told.done, all: tickets.length }));
      onClose();
    };
    act.mutate(
      { tickets, text, reason: "", ...(isSolved ? { status: "solved" as const } : {}) },
      { onSuccess: done },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("ties.answer_title")}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <Stack>
        <Text size="sm">{t("ties.answer_about", { n: items.length })}</Text>
        <Textarea
          label={t("talk.mode.reply")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autosize
          minRows={5}
          maxRows={14}
          maxLength={20_000}
        />
        <Checkbox
          label={t("ties.answer_solved")}
          checked={isSolved}
          onChange={(event) => setSolved(event.currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button disabled={!text.trim()} loading={act.isPending} onClick={run}>
            {t("ties.answer_do")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
