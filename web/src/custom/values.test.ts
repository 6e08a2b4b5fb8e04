import { expect, test } from "vitest";
import { changedIn, filledIn, typedNumber } from "./values";

test.each([
  ["１，２００", 1200],
  ["−2.5", -2.5],
  [" ", null],
  ["十二", "十二"],
])("%s is typed for %s", (typed, number) => {
  expect(typedNumber(typed)).toBe(number);
});

test("a new record is sent with what says something, nought included", () => {
  expect(filledIn({ a: "", b: 0, c: [], d: false, e: "x" })).toEqual({ custom: { b: 0, e: "x" } });
  expect(filledIn({ a: "" })).toEqual({});
});

test("a change is sent with what differs, and null for what was emptied", () => {
  expect(changedIn({ a: "", b: 2, c: ["x"] }, { a: "y", b: 1, c: ["x"] })).toEqual({
    custom: { a: null, b: 2 },
  });
  expect(changedIn({ c: ["x"] }, { c: ["x"] })).toEqual({});
});
