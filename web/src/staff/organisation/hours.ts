import { framesOf, textOf } from "@/ui/frames";
import { DAYS, type Day, type Facts } from "./api";

export type Typed = Readonly<Record<Day, string>>;

export function typedOf(hours: Facts["working_hours"]): Typed {
  return Object.fromEntries(DAYS.map((day) => [day, textOf(hours[day])])) as Typed;
}

/** The week as the server keeps it; days without hours are left out. */
export function hoursOf(typed: Typed): Facts["working_hours"] {
  return Object.fromEntries(
    DAYS.map((day) => [day, framesOf(typed[day]) ?? []]).filter(([, frames]) => frames?.length),
  );
}

/** The days whose text cannot be read. */
export function unreadable(typed: Typed): readonly Day[] {
  return DAYS.filter((day) => framesOf(typed[day]) === null);
}
