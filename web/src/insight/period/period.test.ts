import { expect, test } from "vitest";
import { dayOrNothing, type Period, spanOf } from "./period";

test.each<[Period, string, number, string, string]>([
  ["month", "2026-11-24", 4, "2026-11-01", "2026-11-24"],
  ["last_month", "2026-01-05", 4, "2025-12-01", "2025-12-31"],
  ["quarter", "2026-11-24", 4, "2026-10-01", "2026-11-24"],
  ["quarter", "2026-02-28", 12, "2025-12-01", "2026-02-28"],
  ["year", "2026-03-31", 4, "2025-04-01", "2026-03-31"],
  ["year", "2026-04-01", 4, "2026-04-01", "2026-04-01"],
  ["year", "2024-02-29", 1, "2024-01-01", "2024-02-29"],
])("%s on %s of a year that begins in month %i", (period, today, first, start, end) => {
  expect(spanOf(period, today, first)).toEqual({ start, end });
});

test("only a whole day is taken from the address", () => {
  expect(["2026-11-01", "2026-11", "x", undefined].map(dayOrNothing)).toEqual([
    "2026-11-01",
    undefined,
    undefined,
    undefined,
  ]);
});
