const DAY = 86_400_000;

/** Whole days from today, by the reader's calendar, to a day written as ISO 8601; 0 today and after it. */
export function daysUntil(iso: string, now = new Date()): number {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.max(0, Math.round((Date.parse(iso) - today) / DAY));
}
