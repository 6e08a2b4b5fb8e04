import { DAYS, type Day, type Facts, type Frames } from "./api";

export type Typed = Readonly<Record<Day, string>>;

const FRAME = /^([01]?\d|2[0-4]):?([0-5]\d)[-–~〜～]([01]?\d|2[0-4]):?([0-5]\d)$/;

/** "9:00-12:00, 13:00-18:00" as frames; null when it cannot be read. Empty means closed. */
export function framesOf(text: string): Frames | null {
  const parts = text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .split(/[,、・/]/)
    .filter(Boolean);
  const frames = parts.map((part) => {
    const found = FRAME.exec(part.replaceAll("ー", "-"));
    if (!found) return null;
    const [, startHour = "", start, endHour = "", end] = found;
    return [`${startHour.padStart(2, "0")}:${start}`, `${endHour.padStart(2, "0")}:${end}`] as const;
  });
  return frames.includes(null) ? null : (frames as Frames);
}

export function textOf(frames: Frames | undefined): string {
  return (frames ?? []).map(([start, end]) => `${start}-${end}`).join(", ");
}

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
