export type Snooze = "hours" | "tomorrow" | "monday";
export const SNOOZES: readonly Snooze[] = ["hours", "tomorrow", "monday"];

/** The moment a usual choice means: in three hours, tomorrow or next Monday at nine, on this machine's clock. */
export function momentOf(snooze: Snooze, now = new Date()): Date {
  if (snooze === "hours") return new Date(now.getTime() + 3 * 3_600_000);
  const day = new Date(now);
  const ahead = snooze === "tomorrow" ? 1 : (8 - day.getDay()) % 7 || 7;
  day.setDate(day.getDate() + ahead);
  day.setHours(9, 0, 0, 0);
  return day;
}
