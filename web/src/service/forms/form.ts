import { toProblem } from "@/client/problem";
import type { Schema } from "@/client/schema";
import type { Before } from "./api";

type Asked = Schema<"TicketFieldOut">;

export interface TicketForm {
  /** Whether a fact stands before the reader: it is asked for, or says something already. */
  readonly shows: (name: string, isFilled: boolean) => boolean;
  /** The status a fact is still missing for; "" where it is not. */
  readonly missingFor: (name: string) => Before;
}

/** The form of a ticket; without one everything is shown and nothing is missing. */
export function formOf(asked: readonly Asked[] | null | undefined): TicketForm {
  const known = new Map(asked?.map((one) => [one.field, one]));
  return {
    shows: (name, isFilled) => !asked || isFilled || known.has(name),
    missingFor: (name) => {
      const one = known.get(name);
      return one?.is_missing ? one.before : "";
    },
  };
}

/** A menu that closes gives the focus back to its button; what is opened here has it after that. */
const AFTER_MENUS_MS = 250;

/** Refused for what is missing: the first of it that can be edited on the page is opened, and brought into view. */
export function openMissing(error: unknown): boolean {
  const { code, fields } = toProblem(error);
  if (code !== "ticket.fields_needed") return false;
  window.setTimeout(() => openFirst(Object.keys(fields)), AFTER_MENUS_MS);
  return true;
}

function openFirst(names: readonly string[]): void {
  for (const name of names) {
    const place = document.querySelector(`[data-field="${CSS.escape(name)}"]`);
    const opener = place?.querySelector<HTMLButtonElement>("button");
    if (!opener) continue;
    place?.scrollIntoView?.({ block: "center" });
    opener.click();
    return;
  }
}
