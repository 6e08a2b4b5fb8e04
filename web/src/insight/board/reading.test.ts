import { expect, test } from "vitest";
import type { BoardRow } from "./api";
import { changeOf, filled, meaningOf } from "./reading";
import { board, figure, row, side } from "./samples";

const rowOf = (key: string) => board.rows.find((one) => one.key === key) as BoardRow;
const yen = (key: string, value: number | null, target: number | null = null) =>
  figure(key, { value, unit: "money", currency: "JPY", target });

test("a bar is filled by its hundred, its target, its cases, or the money beside it", () => {
  const alone = side([]);
  expect(filled(figure("csat", { unit: "percent", value: 80 }), alone)).toBe(0.8);
  expect(filled(yen("won_value", 30, 120), alone)).toBe(0.25);
  expect(filled(yen("won_value", 300, 120), alone)).toBe(1);
  expect(filled(figure("customer", { value: 3, n: 4 }), alone)).toBe(0.75);
  expect(filled(yen("new_revenue", 30), side([yen("new_revenue", 30), yen("existing_revenue", 90)]))).toBe(
    0.25,
  );
});

test("there is no bar without a whole, nor where all cases count, nor below nothing", () => {
  const alone = side([]);
  expect(filled(yen("open_pipeline", 30), alone)).toBeNull();
  expect(filled(figure("tickets", { value: 4, n: 4 }), alone)).toBeNull();
  expect(filled(figure("people", { value: null }), alone)).toBeNull();
  expect(filled(yen("won_value", -5, 10), alone)).toBe(0);
});

test("shares change by points, everything else by its part; less waiting is better", () => {
  expect(changeOf(figure("csat", { unit: "percent", value: 80, before: 76.5 }))).toEqual({
    by: 3.5,
    isPoints: true,
    mood: "good",
  });
  expect(changeOf(figure("won_value", { value: 90, before: 120 }))).toMatchObject({ by: -0.25, mood: "bad" });
  expect(changeOf(figure("first_reply", { value: 1, before: 2 }))).toMatchObject({ by: -0.5, mood: "good" });
  expect(changeOf(figure("tickets", { value: 2, before: 1 }))).toMatchObject({ by: 1, mood: "plain" });
  expect(changeOf(figure("won_value", { value: 2, before: 0 }))).toBeNull();
  expect(changeOf(figure("won_value", { value: 2 }))).toBeNull();
});

test.each([
  ["goal", { key: "goal_short", shares: { rest: 0.5 } }],
  ["focus", { key: "focus", shares: { existing: 0.7, customers: 0.9 } }],
  ["activities", { key: "activities", bars: { sales: "call", service: "visit" } }],
  ["interactions", { key: "interactions", counts: { meetings: 6, tickets: 12 } }],
  ["relationship", { key: "relationship", shares: { share: 0.5 } }],
  ["impact", { key: "impact", shares: { share: 0.4 } }],
])("the sentence of %s comes from its figures", (key, meaning) => {
  expect(meaningOf(rowOf(key))).toEqual(meaning);
});

test("a row that lacks a figure, and an unknown one, say nothing", () => {
  const silent = board.rows.map(({ key }) => meaningOf(row(key, side([]), side([]))));
  expect(silent).toEqual(Array(8).fill(null));
  expect(meaningOf(rowOf("skills"))).toBeNull();
  expect(meaningOf(row("weather", side([]), side([])))).toBeNull();
});

test("a reached target is said so", () => {
  const reached = figure("attainment", { unit: "percent", value: 104 });
  expect(meaningOf(row("goal", side([reached]), side([])))).toEqual({
    key: "goal_met",
    shares: { share: 1.04 },
  });
});
