import type { Escalation } from "./api";

/** A moment of an escalation as it stands in the thread: it was asked, or answered. */
export interface Moment {
  readonly at: string;
  readonly part: "asked" | "answered";
  readonly escalation: Escalation;
}

/** The moments in their order. */
export function momentsOf(escalations: readonly Escalation[]): readonly Moment[] {
  const moments = escalations.flatMap((escalation): Moment[] => [
    { at: escalation.asked_at, part: "asked", escalation },
    ...(escalation.answered_at
      ? [{ at: escalation.answered_at, part: "answered" as const, escalation }]
      : []),
  ]);
  return moments.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** Those from one word of the thread up to the next; without a bound, all on that side. */
export function between<Marked extends { readonly at: string }>(
  moments: readonly Marked[],
  from: string | undefined,
  to: string | undefined,
) {
  return moments.filter(({ at }) => {
    const when = Date.parse(at);
    return (!from || when >= Date.parse(from)) && (!to || when < Date.parse(to));
  });
}
