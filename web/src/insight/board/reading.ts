// What the board's figures say, as plain values: how full a bar is, which way a change goes, one sentence a row.
import type { BoardRow, Figure, Side } from "./api";

/** The part of its whole a figure fills, from 0 to 1: of a hundred, of its target, of its cases. */
export function filled(figure: Figure, side: Side): number | null {
  if (figure.value === null) return null;
  const whole = wholeOf(figure, side);
  return whole ? Math.max(0, Math.min(1, figure.value / whole)) : null;
}

function wholeOf(figure: Figure, side: Side): number | null {
  if (figure.unit === "percent") return 100;
  if (figure.target) return figure.target;
  if (figure.unit === "count") return figure.n === figure.value ? null : figure.n;
  const others = side.figures.filter(({ unit }) => unit === "money");
  if (figure.unit !== "money" || others.length < 2) return null;
  return others.reduce((sum, { value }) => sum + (value ?? 0), 0);
}

export interface Change {
  /** Points for shares, else a ratio: 0.12 is 12 % more. */
  readonly by: number;
  readonly isPoints: boolean;
  readonly mood: "good" | "bad" | "plain";
}

const LESS_IS_BETTER = new Set(["first_reply", "aht"]);
const NEITHER = new Set(["tickets", "tickets_of_customers", "tickets_of_prospects", "activities", "people"]);

/** The change against the period before; null when there is nothing to compare. */
export function changeOf({ key, unit, value, before }: Figure): Change | null {
  if (value === null || before === null) return null;
  const isPoints = unit === "percent";
  if (!isPoints && before === 0) return null;
  const by = isPoints ? value - before : (value - before) / Math.abs(before);
  const isGood = LESS_IS_BETTER.has(key) ? by < 0 : by > 0;
  return { by, isPoints, mood: NEITHER.has(key) || by === 0 ? "plain" : isGood ? "good" : "bad" };
}

export interface Meaning {
  readonly key: string;
  /** Shares from 0 to 1, counts, and money by the figure it is said like. */
  readonly shares?: Readonly<Record<string, number>>;
  readonly counts?: Readonly<Record<string, number>>;
  readonly bars?: Readonly<Record<string, string>>;
}

/** The sentence under a row, or null while its figures are missing. */
export function meaningOf(row: BoardRow): Meaning | null {
  return READINGS[row.key]?.(row) ?? null;
}

const value = (side: Side, key: string) => side.figures.find((figure) => figure.key === key)?.value ?? null;
const part = (one: number | null, other: number | null) =>
  one === null || other === null || one + other === 0 ? null : one / (one + other);

const READINGS: Readonly<Record<string, (row: BoardRow) => Meaning | null>> = {
  goal({ sales }): Meaning | null {
    const reached = value(sales, "attainment");
    if (reached === null) return null;
    if (reached >= 100) return { key: "goal_met", shares: { share: reached / 100 } };
    return { key: "goal_short", shares: { rest: 1 - reached / 100 } };
  },
  focus({ sales, service }) {
    const existing = part(value(sales, "existing_revenue"), value(sales, "new_revenue"));
    const customers = part(value(service, "tickets_of_customers"), value(service, "tickets_of_prospects"));
    if (existing === null || customers === null) return null;
    return { key: "focus", shares: { existing, customers } };
  },
  metrics({ sales }) {
    const rate = sales.figures.find(({ key }) => key === "win_rate");
    if (!rate || rate.low === null || rate.high === null) return null;
    return { key: "metrics", shares: { low: rate.low / 100, high: rate.high / 100 } };
  },
  skills({ sales, service }) {
    const [sellers, agents] = [value(sales, "people"), value(service, "people")];
    return sellers && agents ? { key: "skills", counts: { sellers, agents } } : null;
  },
  activities({ sales, service }) {
    const [mine, theirs] = [sales.bars[0]?.key, service.bars[0]?.key];
    return mine && theirs ? { key: "activities", bars: { sales: mine, service: theirs } } : null;
  },
  interactions({ sales, service }) {
    const [meetings, tickets] = [value(sales, "meetings"), value(service, "tickets")];
    return meetings && tickets !== null ? { key: "interactions", counts: { meetings, tickets } } : null;
  },
  relationship({ sales, service }) {
    const counts = ["prospect", "talking"].map((key) => value(sales, key) ?? 0);
    const held = ["customer", "advocate"].map((key) => value(service, key) ?? 0);
    const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);
    const share = part(sum(held), sum(counts));
    return share === null ? null : { key: "relationship", shares: { share } };
  },
  impact({ service, shared }) {
    const [retained, total] = [value(service, "retained_revenue"), shared[0]?.value ?? null];
    return retained === null || !total ? null : { key: "impact", shares: { share: retained / total } };
  },
};
