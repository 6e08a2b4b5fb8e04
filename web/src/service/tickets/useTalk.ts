import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "@/client/problem";
import { toastDone, wordsOf } from "@/ui/toast";
import { useNote, useReceive, useReply } from "./api";
import { useKeptDraft } from "./drafts";
import type { Ticket } from "./types";

export type Mode = "reply" | "customer" | "note";

/** Which ways of writing are open to this reader here. */
export function modesOf(ticket: Ticket): readonly Mode[] {
  const talk: readonly Mode[] = ticket.may.talk ? ["reply", "customer"] : [];
  return ticket.may.note ? [...talk, "note"] : talk;
}

/** The box under the thread: what is being written, recording it, and what was refused. */
export function useTalk(ticket: Ticket, refetch: () => void) {
  const { t } = useTranslation("service");
  const modes = modesOf(ticket);
  const [chosen, setChosen] = useState<Mode>();
  const mode = chosen && modes.includes(chosen) ? chosen : modes[0];
  const [text, write] = useKeptDraft(`${ticket.id}:${mode}`);
  const [refusal, setRefusal] = useState<{ title: string; message: string } | null>(null);
  const reply = useReply(ticket);
  const receive = useReceive(ticket);
  const note = useNote(ticket);

  function choose(next: string) {
    setChosen(next as Mode);
    setRefusal(null);
  }

  async function record(status?: string) {
    if (!text.trim()) return setRefusal({ title: t("talk.empty"), message: "" });
    setRefusal(null);
    try {
      if (mode === "reply") await reply.mutateAsync(status ? { text, status } : { text });
      else if (mode === "customer") await receive.mutateAsync(text);
      else await note.mutateAsync(text);
      write("");
      toastDone(status ? t("status.done", { status: t(`status.${status}`) }) : t(`talk.done.${mode}`));
    } catch (error) {
      if (!toProblem(error).isConflict) return setRefusal(wordsOf(error));
      refetch();
      setRefusal({ title: t("talk.conflict"), message: t("talk.conflict_about") });
    }
  }

  const isSending = reply.isPending || receive.isPending || note.isPending;
  return { modes, mode, choose, text, write, record, isSending, refusal };
}
