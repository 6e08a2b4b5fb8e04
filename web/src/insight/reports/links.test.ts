import { expect, test } from "vitest";
import { daysOf, dealsOf, ordersOf, spanOfGroup } from "./links";

const YEAR = { start: "2026-04-01", end: "2026-11-24" };

test("closed deals are found by their days, open ones stand outside of time", () => {
  expect(dealsOf(YEAR, { stage_type: "won" })).toBe(
    "/deals?view=list&stage_type=won&closed_from=2026-04-01&closed_to=2026-11-24",
  );
  expect(dealsOf(YEAR, { stage_type: "open" })).toBe("/deals?view=list&stage_type=open");
  expect(dealsOf(null, { stage_type: "lost" })).toBe("/deals?view=list&stage_type=lost");
});

test("orders by their day, or all of them", () => {
  expect(ordersOf(YEAR)).toBe("/orders?ordered_from=2026-04-01&ordered_to=2026-11-24");
  expect(ordersOf(null)).toBe("/orders");
});

test.each([
  ["2026Q4", { start: "2026-10-01", end: "2026-12-31" }],
  ["2024Q1", { start: "2024-01-01", end: "2024-03-31" }],
  ["2024-02", { start: "2024-02-01", end: "2024-02-29" }],
  ["田中 誠", null],
  ["2026Q5", null],
])("the days of %s", (key, days) => {
  expect(daysOf(key)).toEqual(days);
});

test("a group never reaches beyond the chosen period", () => {
  expect(spanOfGroup("2026Q4", YEAR)).toEqual({ start: "2026-10-01", end: "2026-11-24" });
  expect(spanOfGroup("2026Q2", { start: "2026-05-10" })).toEqual({ start: "2026-05-10", end: "2026-06-30" });
  expect(spanOfGroup("みなも", YEAR)).toBeNull();
});
