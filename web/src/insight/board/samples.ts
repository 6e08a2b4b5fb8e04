import type { Board, BoardRow, Figure, Side } from "./api";

/** Figures, sides and rows for the tests of the board. */
export function figure(key: string, over: Partial<Figure> = {}): Figure {
  return {
    key,
    value: 1,
    unit: "count",
    link: `/${key}`,
    n: null,
    low: null,
    high: null,
    target: null,
    before: null,
    currency: null,
    missing: null,
    ...over,
  };
}

export const side = (figures: Figure[], bars: Side["bars"] = []): Side => ({ figures, bars });

export const row = (key: string, sales: Side, service: Side, shared: Figure[] = []): BoardRow => ({
  key,
  sales,
  service,
  shared,
});

const yen = (key: string, value: number | null, over: Partial<Figure> = {}) =>
  figure(key, { value, unit: "money", currency: "JPY", ...over });
const percent = (key: string, value: number | null, over: Partial<Figure> = {}) =>
  figure(key, { value, unit: "percent", ...over });

export const board: Board = {
  start: "2026-04-01",
  end: "2026-11-24",
  currency: "JPY",
  teams: [{ id: "t1", name: "東京営業" }],
  rows: [
    row(
      "goal",
      side([
        yen("won_value", 3_400_000, {
          target: 6_800_000,
          before: 4_000_000,
          link: "/deals?view=list&stage_type=won",
        }),
        percent("attainment", 50, { target: 100, link: "/targets" }),
      ]),
      side([
        percent("csat", 80, { n: 40, low: 65.2, high: 89.5, target: 90, before: 76.5 }),
        percent("resolution_rate", null, { missing: "no_tickets" }),
      ]),
      [figure("handovers", { value: 3, link: "/handovers?status=waiting" })],
    ),
    row(
      "focus",
      side([yen("new_revenue", 300), yen("existing_revenue", 700)]),
      side([figure("tickets_of_customers", { value: 9, n: 10 }), figure("tickets_of_prospects", { n: 10 })]),
    ),
    row(
      "metrics",
      side([percent("win_rate", 66.7, { n: 3, low: 20.8, high: 93.9 })]),
      side([figure("first_reply", { value: 0.5, unit: "hours", before: 1 })]),
    ),
    row(
      "skills",
      side([figure("people", { value: 13 })]),
      side([figure("people", { value: null, missing: "no_people" })]),
    ),
    row(
      "activities",
      side(
        [figure("activities", { value: 8 })],
        [
          { key: "call", value: 6 },
          { key: "visit", value: 2 },
        ],
      ),
      side([figure("activities", { value: 4 })], [{ key: "visit", value: 4 }]),
    ),
    row("interactions", side([figure("meetings", { value: 6 })]), side([figure("tickets", { value: 12 })])),
    row(
      "relationship",
      side([figure("prospect", { value: 1, n: 4 }), figure("talking", { value: 1, n: 4 })]),
      side([figure("customer", { value: 1, n: 4 }), figure("advocate", { value: 1, n: 4 })]),
    ),
    row(
      "impact",
      side([yen("direct_revenue", 600)], [{ key: "new", value: 600_000 }]),
      side([yen("retained_revenue", 400)]),
      [yen("total_revenue", 1000)],
    ),
  ],
};
