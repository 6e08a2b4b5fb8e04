import { expect, test } from "vitest";
import { storedFrom, typedFrom } from "./units";

test.each([
  [30_000_000, "money", "JPY", 30_000_000],
  [12.34, "money", "USD", 1234],
  [92.5, "permille", "JPY", 925],
  [40, "count", "JPY", 40],
  [60, "minutes", "JPY", 60],
] as const)("%d as %s in %s is kept as %d", (typed, unit, currency, stored) => {
  expect(storedFrom(typed, unit, currency)).toBe(stored);
  expect(typedFrom(stored, unit, currency)).toBe(typed);
});
