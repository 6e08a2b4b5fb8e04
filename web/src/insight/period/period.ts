/** A stretch of days, both included. */
export interface Span {
  readonly start: string;
  readonly end: string;
}

export const PERIODS = ["month", "quarter", "year", "last_month"] as const;
export type Period = (typeof PERIODS)[number];

const iso = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** The days of a named period up to `today`; quarters and years begin as the organisation's do. */
export function spanOf(period: Period, today: string, firstMonth: number): Span {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const now = month - 1;
  if (period === "last_month") return { start: iso(year, now - 1, 1), end: iso(year, now, 0) };
  const sinceStart = (month - firstMonth + 12) % 12;
  const gone = period === "month" ? 0 : period === "quarter" ? sinceStart % 3 : sinceStart;
  return { start: iso(year, now - gone, 1), end: today };
}

/** A day as it is typed in the address: nothing else reaches the server. */
export function dayOrNothing(text: string | undefined): string | undefined {
  return text && /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined;
}
