import { expect, test } from "vitest";
import { momentOf } from "./snoozes";

const friday = new Date(2026, 10, 20, 16, 30);

test("a usual choice means a moment at the start of a day, or three hours on", () => {
  expect(momentOf("hours", friday)).toEqual(new Date(2026, 10, 20, 19, 30));
  expect(momentOf("tomorrow", friday)).toEqual(new Date(2026, 10, 21, 9, 0));
  expect(momentOf("monday", friday)).toEqual(new Date(2026, 10, 23, 9, 0));
});

test("on a Monday and a Sunday the next Monday is meant", () => {
  expect(momentOf("monday", new Date(2026, 10, 23, 8, 0))).toEqual(new Date(2026, 10, 30, 9, 0));
  expect(momentOf("monday", new Date(2026, 10, 22, 8, 0))).toEqual(new Date(2026, 10, 23, 9, 0));
});
