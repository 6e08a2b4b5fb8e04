import { expect, test } from "vitest";
import { isBegun, portion, tookNothing } from "./progress";

test("the portion is what is done of the file, and never more than all", () => {
  expect(portion({ status: "running", row_count: 200, done: 50 })).toBe(25);
  expect(portion({ status: "running", row_count: 200, done: 210 })).toBe(100);
  expect(portion({ status: "running", row_count: 0, done: 0 })).toBe(100);
});

test("counts mean nothing before the start", () => {
  expect(isBegun({ status: "uploaded" })).toBe(false);
  expect(isBegun({ status: "failed" })).toBe(true);
});

test("nothing was taken where every row was left out", () => {
  const bad = { status: "done", made: 0, changed: 0, same: 0, skipped: 1 };
  expect(tookNothing(bad)).toBe(true);
  expect(tookNothing({ ...bad, same: 1 })).toBe(false);
  expect(tookNothing({ ...bad, skipped: 0 })).toBe(false);
  expect(tookNothing({ ...bad, status: "running" })).toBe(false);
});
