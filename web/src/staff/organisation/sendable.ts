import { Problem, toProblem } from "@/client/problem";
import type { Facts } from "./api";
import { type FactsForm, factsOf, isFact } from "./facts";
import { unreadable } from "./hours";

const REFUSED = 400;

/** The server's field names under the names this form has for them. */
export function inForm(problem: Problem): Problem {
  const fields = Object.fromEntries(
    Object.entries(problem.fields).map(([name, words]) => {
      const bare = name.replace(/^(body|organisation)\./, "");
      return [isFact(bare.split(".")[0] ?? "") ? `organisation.${bare}` : bare, words];
    }),
  );
  return new Problem(problem.status, problem.code, problem.title, problem.detail, fields, problem.current);
}

/** Sends the facts unless a day's hours cannot be read; every refusal comes back in the form's names. */
export async function sendable<Answer>(
  typed: FactsForm,
  words: string,
  send: (facts: Facts) => Promise<Answer>,
): Promise<Answer> {
  const days = unreadable(typed.working_hours);
  if (days.length > 0) {
    const fields = Object.fromEntries(days.map((day) => [`organisation.working_hours.${day}`, words]));
    throw new Problem(REFUSED, "unreadable_hours", words, "", fields);
  }
  try {
    return await send(factsOf(typed));
  } catch (error) {
    throw inForm(toProblem(error));
  }
}
