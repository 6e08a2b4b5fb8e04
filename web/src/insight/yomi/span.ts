// Whole periods, to their last day: a forecast looks ahead.
import type { Span } from "../period/period";

export const SHEETS = ["month", "next_month", "quarter", "half", "year"] as const;
export type SheetPeriod = (typeof SHEETS)[number];

const MONTHS: Readonly<Record<SheetPeriod, number>> = {
  month: 1,
  next_month: 1,
  quarter: 3,
  half: 6,
  year: 12,
};

const iso = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** The days of a whole period that `today` lies in; quarters, halves and years begin as the organisation's do. */
export function sheetSpan(period: SheetPeriod, today: string, firstMonth: number): Span {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const gone = ((month - firstMonth + 12) % 12) % MONTHS[period];
  const first = month - 1 - gone + (period === "next_month" ? 1 : 0);
  return { start: iso(year, first, 1), end: iso(year, first + MONTHS[period], 0) };
}
