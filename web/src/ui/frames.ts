/** Hours of a day: from and until, in order. */
export type Frames = readonly (readonly [string, string])[];

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
