import { framesOf, textOf } from "@/ui/frames";
import type { Closure, Hours, Opening } from "./api";
import { hoursOf, type Typed, typedOf, unreadable } from "./hours";

/** A closure while it is typed: a day may still be missing. */
export interface ClosureForm extends Omit<Closure, "first" | "last"> {
  readonly key: number;
  readonly first: string | null;
  readonly last: string | null;
}

export interface OpeningForm extends Omit<Opening, "day" | "frames"> {
  readonly key: number;
  readonly day: string | null;
  readonly frames: string;
}

export interface HoursForm extends Record<string, unknown> {
  zone: string;
  working_hours: Typed;
  closures: ClosureForm[];
  openings: OpeningForm[];
}

let lastKey = 0;

/** Rows come and go; React knows each by a key of its own. */
const newKey = () => {
  lastKey += 1;
  return lastKey;
};

export const newClosure = (): ClosureForm => ({
  key: newKey(),
  name: "",
  first: null,
  last: null,
  yearly: true,
});

export const newOpening = (): OpeningForm => ({
  key: newKey(),
  name: "",
  day: null,
  frames: "09:00-18:00",
});

export function formOfHours({ zone, working_hours, closures, openings }: Hours): HoursForm {
  return {
    zone,
    working_hours: typedOf(working_hours),
    closures: closures.map((row) => ({ ...row, key: newKey() })),
    openings: openings.map((row) => ({ ...row, key: newKey(), frames: textOf(row.frames) })),
  };
}

export function hoursOfForm({ zone, working_hours, closures, openings }: HoursForm): Hours {
  return {
    zone,
    working_hours: hoursOf(working_hours),
    closures: closures.map(({ name, first, last, yearly }) => ({
      name,
      first: first ?? "",
      last: last ?? first ?? "",
      yearly,
    })),
    openings: openings.map(({ name, day, frames }) => ({
      name,
      day: day ?? "",
      frames: framesOf(frames) ?? [],
    })),
  };
}

/** What can be seen without the server: hours nobody can read, days left empty. */
export function faultsOf(form: HoursForm, words: { unreadable: string; needed: string }) {
  const faults: Record<string, string> = {};
  for (const day of unreadable(form.working_hours)) faults[`working_hours.${day}`] = words.unreadable;
  form.closures.forEach(({ first }, place) => {
    if (!first) faults[`closures.${place}.first`] = words.needed;
  });
  form.openings.forEach(({ day, frames }, place) => {
    if (!day) faults[`openings.${place}.day`] = words.needed;
    if (!framesOf(frames)?.length) faults[`openings.${place}.frames`] = words.unreadable;
  });
  return faults;
}
