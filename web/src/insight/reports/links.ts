// The lists that a report's figures count, as addresses with their filters.
import type { Span } from "../period/period";

type Filters = Readonly<Record<string, string | undefined>>;

function address(path: string, filters: Filters): string {
  const given = Object.entries(filters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

/** Deals as a list. Without a stage type and with days: those that were closed, won or lost. */
export function dealsOf(span: Partial<Span> | null, filters: Filters): string {
  const days = filters.stage_type === "open" ? {} : { closed_from: span?.start, closed_to: span?.end };
  return address("/deals", { view: "list", ...filters, ...days });
}

export function ordersOf(span: Partial<Span> | null): string {
  return address("/orders", { ordered_from: span?.start, ordered_to: span?.end });
}

/** Tickets that were opened, solved or rated in these days. */
export function ticketsOf(span: Partial<Span> | null, which: "opened" | "solved" | "rated"): string {
  const state = which === "solved" ? { status: "resolved" } : {};
  return address("/tickets", {
    ...state,
    [`${which}_from`]: span?.start,
    [`${which}_to`]: span?.end,
  });
}

const day = (year: number, month: number, date: number) =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);

/** The days of a group's key, where the key is a quarter (2026Q4) or a month (2026-11). */
export function daysOf(key: string): Span | null {
  const quarter = /^(\d{4})Q([1-4])$/.exec(key);
  if (quarter) {
    const [year, first] = [Number(quarter[1]), (Number(quarter[2]) - 1) * 3];
    return { start: day(year, first, 1), end: day(year, first + 3, 0) };
  }
  const month = /^(\d{4})-(\d\d)$/.exec(key);
  if (!month) return null;
  const [year, index] = [Number(month[1]), Number(month[2]) - 1];
  return { start: day(year, index, 1), end: day(year, index + 1, 0) };
}

/** The days both stretches have in common. */
export function within(span: Partial<Span> | null, days: Span): Span {
  const start = span?.start && span.start > days.start ? span.start : days.start;
  const end = span?.end && span.end < days.end ? span.end : days.end;
  return { start, end };
}

/** The days a group's figures are of, where it is a stretch of days; other groups open no list of their own. */
export function spanOfGroup(key: string, span: Partial<Span> | null): Span | null {
  const days = daysOf(key);
  return days && within(span, days);
}
