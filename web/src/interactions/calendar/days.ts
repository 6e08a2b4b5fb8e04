// Days as "2026-11-20", without zones: a calendar's squares.
export const VIEWS = ["day", "week", "month"] as const;
export type CalendarView = (typeof VIEWS)[number];

const DAY_MS = 86_400_000;
const asUtc = (day: string) => Date.parse(`${day}T00:00:00Z`);
const iso = (at: number) => new Date(at).toISOString().slice(0, 10);

export const addDays = (day: string, count: number): string => iso(asUtc(day) + count * DAY_MS);

/** Weeks begin on Monday, as business calendars do. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(asUtc(day)).getUTCDay() + 6) % 7));

/** The first day of the month so many months on. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return iso(Date.UTC(year, month - 1 + count, 1));
}

/** The days a view shows around one: a month with the whole weeks it lies in. */
export function daysOf(view: CalendarView, day: string): readonly string[] {
  if (view === "day") return [day];
  const first = mondayOf(view === "week" ? day : addMonths(day, 0));
  const last = view === "week" ? addDays(first, 6) : addDays(mondayOf(addDays(addMonths(day, 1), -1)), 6);
  const count = (asUtc(last) - asUtc(first)) / DAY_MS + 1;
  return Array.from({ length: count }, (_, place) => addDays(first, place));
}

/** One view back or on. */
export function stepped(view: CalendarView, day: string, by: 1 | -1): string {
  return view === "month" ? addMonths(day, by) : addDays(day, by * (view === "week" ? 7 : 1));
}

/** Minutes since midnight of "2026-11-20T09:30". */
export function minutesOf(wall: string): number {
  return Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
}

export function wallAt(day: string, minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

interface Spanning {
  readonly start: number;
  readonly end: number;
}

/** Side by side where they overlap: the lane of each, and how many lanes its bunch has. */
export function lanes(spans: readonly Spanning[]): readonly { lane: number; of: number }[] {
  const order = spans.map((_, place) => place).sort((a, b) => at(spans, a).start - at(spans, b).start);
  const found: { lane: number; of: number }[] = spans.map(() => ({ lane: 0, of: 1 }));
  let ends: number[] = [];
  let bunch: number[] = [];
  const close = () => {
    for (const place of bunch) found[place] = { lane: found[place]?.lane ?? 0, of: ends.length };
    [ends, bunch] = [[], []];
  };
  for (const place of order) {
    const { start, end } = at(spans, place);
    if (ends.every((free) => free <= start)) close();
    const free = ends.findIndex((until) => until <= start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = end;
    bunch.push(place);
    found[place] = { lane, of: 1 };
  }
  close();
  return found;
}

const at = (spans: readonly Spanning[], place: number): Spanning => spans[place] ?? { start: 0, end: 0 };
