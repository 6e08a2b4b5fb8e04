import { useState } from "react";
import type { Ticket } from "../types";
import { type MailGiven, type Mailing, useMailing } from "./api";

export interface MailDraft {
  readonly mailing: Mailing | undefined;
  /** Can an answer be mailed here at all? */
  readonly isOffered: boolean;
  readonly isMailed: boolean;
  readonly setMailed: (is: boolean) => void;
  readonly to: string[];
  readonly cc: string[];
  readonly mailbox: string | null;
  readonly subject: string;
  /** As the field for date and time writes it, "" for at once. */
  readonly at: string;
  readonly isOpen: boolean;
  readonly set: (changes: Partial<Chosen>) => void;
  readonly given: () => Omit<MailGiven, "text">;
  readonly reset: () => void;
}

interface Chosen {
  to: string[];
  cc: string[];
  mailbox: string | null;
  subject: string;
  at: string;
  isMailed: boolean;
  /** Whether recipients, time and the rest are shown. */
  isOpen: boolean;
}

const written = (people: Mailing["to"]) =>
  people.map((one) => (one.name ? `${one.name} <${one.address}>` : one.address));

/** `name <address>`, or an address alone. */
export function personOf(text: string): { name: string; address: string } {
  const found = /^(.*)<([^<>]+)>\s*$/.exec(text);
  return found
    ? { name: (found[1] ?? "").trim(), address: (found[2] ?? "").trim() }
    : { name: "", address: text.trim() };
}

/** The mail around an answer: the product's suggestion until somebody chooses otherwise. */
export function useMailDraft(ticket: Ticket): MailDraft {
  const { data: mailing } = useMailing(ticket);
  const [chosen, setChosen] = useState<Partial<Chosen>>({});
  const isOffered = Boolean(mailing?.mailbox_id);
  const to = chosen.to ?? written(mailing?.to ?? []);
  const cc = chosen.cc ?? written(mailing?.cc ?? []);
  const mailbox = chosen.mailbox ?? mailing?.mailbox_id ?? null;
  const subject = chosen.subject ?? mailing?.subject ?? "";
  const at = chosen.at ?? "";
  // A thread that is held by mail goes on by mail, unless somebody only writes down what they said in another way.
  const isMailed = isOffered && (chosen.isMailed ?? mailing?.by_itself ?? false);
  const set = (changes: Partial<Chosen>) => setChosen((before) => ({ ...before, ...changes }));
  return {
    mailing,
    isOffered,
    isMailed,
    setMailed: (is) => set({ isMailed: is }),
    to,
    cc,
    mailbox,
    subject,
    at,
    isOpen: chosen.isOpen ?? false,
    set,
    given: () => ({
      to: to.map(personOf),
      cc: cc.map(personOf),
      mailbox_id: mailbox,
      subject,
      not_before: at ? new Date(at).toISOString() : null,
      kind: mailing?.by_itself ? "reply" : "new",
    }),
    reset: () => setChosen({}),
  };
}
