import type { StatusGiven } from "./api";
import type { Ticket } from "./types";

export interface Step {
  /** What the ticket is then, a word of `status`. */
  readonly name: string;
  /** What choosing it is called, a word of `step`. */
  readonly word: string;
  readonly given: StatusGiven;
}

const UNSOLVED = ["new", "open", "waiting"];

/** What may follow: the statuses the server allows, and two ways to hold a ticket while its clock runs on. */
export function stepsOf(ticket: Ticket): readonly Step[] {
  const isDone = !UNSOLVED.includes(ticket.status);
  return ticket.next.flatMap((status): Step[] => {
    const word = status === "open" && isDone ? "reopen" : status;
    const step = { name: status, word, given: { status } };
    return status === "solved" ? [...holdsOf(ticket), step] : [step];
  });
}

/** Waiting for a colleague or the maker: where it is not already so, and the ticket is not done. */
function holdsOf({ held_for, status }: Ticket): readonly Step[] {
  if (!UNSOLVED.includes(status)) return [];
  return ["inside", "maker"]
    .filter((reason) => reason !== held_for)
    .map((reason) => ({
      name: `held_${reason}`,
      word: `held_${reason}`,
      given: { status: "waiting", reason },
    }));
}
