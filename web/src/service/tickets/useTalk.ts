import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "@/client/problem";
import { toastDone, wordsOf } from "@/ui/toast";
import { openMissing } from "../forms/form";
import { type ReplyGiven, type SaidGiven, useNote, useReceive, useReply } from "./api";
import { useKeptDraft } from "./drafts";
import { useAnswerByMail, useMailAct } from "./mail/api";
import { useMailDraft } from "./mail/useMailDraft";
import type { Ticket } from "./types";
import { useDoubts } from "./useDoubts";
import { useTalkFiles } from "./useTalkFiles";

export type Mode = "reply" | "customer" | "note";

/** Which ways of writing are open to this reader here. */
export function modesOf(ticket: Ticket): readonly Mode[] {
  const talk: readonly Mode[] = ticket.may.talk ? ["reply", "customer"] : [];
  return ticket.may.note ? [...talk, "note"] : talk;
}

function useMode(ticket: Ticket) {
  const modes = modesOf(ticket);
  const [chosen, setMode] = useState<Mode>();
  return { modes, mode: chosen && modes.includes(chosen) ? chosen : modes[0], setMode };
}

/** An answer that is only written down. Where it could be mailed it says that it is not to be. */
function recorded(said: SaidGiven, status: string | undefined, isOffered: boolean): ReplyGiven {
  return { ...said, ...(status ? { status } : {}), ...(isOffered ? { record_only: true } : {}) };
}

/** The box under the thread: what is being written, recording it, and what was refused. */
export function useTalk(ticket: Ticket, refetch: () => void) {
  const { t } = useTranslation("service");
  const { modes, mode, setMode } = useMode(ticket);
  const [text, write] = useKeptDraft(`${ticket.id}:${mode}`);
  const [refusal, setRefusal] = useState<{ title: string; message: string } | null>(null);
  const reply = useReply(ticket);
  const receive = useReceive(ticket);
  const note = useNote(ticket);
  const files = useTalkFiles(`${ticket.id}:${mode}`);
  const mail = useMailDraft(ticket);
  const answer = useAnswerByMail(ticket);
  const act = useMailAct();
  const isMailed = mode === "reply" && mail.isMailed;
  const doubts = useDoubts(ticket.id, text);

  function choose(next: string) {
    setMode(next as Mode);
    setRefusal(null);
  }

  /** Sends the answer by mail; for some seconds it can be called back, and the words are in the box again. */
  async function send(given: SaidGiven, status?: string) {
    const sent = await answer.mutateAsync({ ...given, ...mail.given(), ...(status ? { status } : {}) });
    const seconds = mail.at ? 0 : (mail.mailing?.undo_seconds ?? 0);
    const said = t(mail.at ? "mail.done_plan" : seconds ? "mail.done" : "mail.done_none", { seconds });
    const undo = async () => {
      await act.mutateAsync({ id: sent.id, act: "cancel" });
      write(text);
      toastDone(t("mail.undone"));
    };
    mail.reset();
    toastDone(said, mail.at || seconds ? { undo } : {});
  }

  async function record(status?: string) {
    const empty = text.trim() ? null : { title: t("talk.empty"), message: "" };
    const unaddressed = isMailed && mail.to.length === 0 ? { title: t("mail.nobody"), message: "" } : null;
    const obstacle = empty ?? files.obstacle ?? unaddressed ?? (mode === "reply" ? doubts() : null);
    setRefusal(obstacle);
    if (obstacle) return;
    const said = { text, ...files.given };
    try {
      if (isMailed) await send(said, status);
      else if (mode === "reply") await reply.mutateAsync(recorded(said, status, mail.isOffered));
      else if (mode === "customer") await receive.mutateAsync(said);
      else await note.mutateAsync(said);
      write("");
      files.uploads.clear();
      if (isMailed) return;
      toastDone(status ? t("status.done", { status: t(`status.${status}`) }) : t(`talk.done.${mode}`));
    } catch (error) {
      if (openMissing(error) || !toProblem(error).isConflict) return setRefusal(wordsOf(error));
      refetch();
      setRefusal({ title: t("talk.conflict"), message: t("talk.conflict_about") });
    }
  }

  const isSending = reply.isPending || answer.isPending || receive.isPending || note.isPending;
  return { modes, mode, choose, text, write, record, isSending, refusal, mail, isMailed, files };
}
