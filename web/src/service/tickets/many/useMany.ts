import { useTranslation } from "react-i18next";
import { answer, api } from "@/client/api";
import { toastDone, toastProblem } from "@/ui/toast";
import type { Mail } from "../mail/api";
import { type ActsGiven, useActOnMany } from "../ties/api";
import type { Listed } from "../types";
import { type Act, type Done, type Seen, waysBack } from "./back";

/** Calls the mails of these answers back, as far as they have not left; says how many stayed. */
async function callBack(done: readonly Done[]): Promise<number> {
  const called = await Promise.all(
    done.map(async ({ id, message_id }) => {
      const params = { path: { ticket_id: id } };
      const { items } = await answer<{ items: readonly Mail[] }>(
        api.GET("/api/v1/tickets/{ticket_id}/mails", { params }),
      );
      const mail = items.find((one) => one.message_id === message_id && one.may.cancel);
      if (!mail) return false;
      await answer(api.POST("/api/v1/mails/{mail_id}/cancel", { params: { path: { mail_id: mail.id } } }));
      return true;
    }),
  );
  return called.filter(Boolean).length;
}

/** The same act on many tickets: how many took it, who refused and why, and the way back. */
export function useMany(lines: readonly Listed[], onDone: (refused: readonly string[]) => void) {
  const { t } = useTranslation("service");
  const acts = useActOnMany();
  const ask = (tickets: readonly Seen[], act: Act) =>
    acts.mutateAsync({ reason: "", text: "", ...act, tickets: [...tickets] } as ActsGiven);

  /** Status and holder go back to what they were, each as its own ticket had them. */
  async function takeBack(done: readonly Done[], act: Act) {
    let back = 0;
    for (const way of waysBack(lines, done, act)) back += (await ask(way.tickets, way.act)).done;
    toastDone(t("many.undone", { n: back, all: done.length }));
  }

  async function callOff(done: readonly Done[]) {
    const back = await callBack(done);
    toastDone(t("many.called_back", { n: back, all: done.length }));
  }

  async function run(act: Act) {
    const tickets = lines.map(({ id, version }) => ({ id, version }));
    const told = await acts.mutateAsync({ reason: "", text: "", ...act, tickets } as ActsGiven);
    const done = told.items.filter((one) => one.is_done);
    const refused = told.items.filter((one) => !one.is_done);
    const why = [...new Set(refused.map((one) => one.refusal).filter(Boolean))].join("・");
    const said = t("many.done", { n: told.done, all: tickets.length });
    const answered = done.filter((one) => one.message_id !== null);
    const isTakenBack = act.macro_id ? answered.length > 0 : done.length > 0;
    const undo = () => (answered.length > 0 ? callOff(answered) : takeBack(done, act)).catch(toastProblem);
    toastDone(why ? t("many.done_but", { said, why }) : said, isTakenBack ? { undo } : {});
    onDone(refused.map(({ id }) => id));
  }

  return { run: (act: Act) => void run(act).catch(() => undefined), isPending: acts.isPending };
}
