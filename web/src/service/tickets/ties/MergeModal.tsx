import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "@/client/problem";
import type { Picked } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone, wordsOf } from "@/ui/toast";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import type { Ticket } from "../types";
import { addressOf } from "../views";
import { ticketsBut, useMerge, useUnmerge } from "./api";

/** Makes one of two tickets. Of two customers, it asks a second time. */
export function MergeModal({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation("service");
  const { t: ui } = useTranslation("ui");
  const [other, setOther] = useState<Picked | null>(null);
  const [refusal, setRefusal] = useState<{ code: string; title: string; message: string }>();
  const others = useMemo(() => ticketsBut(ticket.id), [ticket.id]);
  const merge = useMerge(ticket);
  const finish = useMerged(ticket, onClose);
  const isAsked = refusal?.code === "ticket.other_customer";
  const run = () => {
    if (!other) return;
    merge.mutate(
      { other_id: other.id, sure: isAsked },
      {
        onSuccess: (kept) => finish(kept, other.id),
        onError: (error) => setRefusal({ code: toProblem(error).code ?? "", ...wordsOf(error) }),
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("ties.merge_title")}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <Stack>
        <Text size="sm">{t("ties.merge_about")}</Text>
        <RecordPicker
          label={t("ties.other")}
          source={others}
          value={other}
          onChange={(picked) => {
            setOther(picked);
            setRefusal(undefined);
          }}
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
          <Button disabled={!other} loading={merge.isPending} onClick={run}>
            {t(isAsked ? "ties.merge_sure" : "ties.merge_do")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** The kept one is shown; for some seconds it can be taken back. */
function useMerged(ticket: Ticket, onClose: () => void) {
  const { t } = useTranslation("service");
  const { values } = useFilters();
  const go = useGo();
  const [kept, setKept] = useState<{ id: string; version: number }>(ticket);
  const unmerge = useUnmerge(kept);
  return (now: Ticket, otherId: string) => {
    setKept(now);
    const gone = now.id === ticket.id ? otherId : ticket.id;
    const undo = () => unmerge.mutate(gone, { onSuccess: () => toastDone(t("ties.unmerged")) });
    toastDone(t("ties.merged", { number: now.number }), { undo });
    onClose();
    if (now.id !== ticket.id) go(addressOf(values, {}, now.id), { replace: true });
  };
}
