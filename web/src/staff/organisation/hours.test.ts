import { expect, test } from "vitest";
import { framesOf } from "@/ui/frames";
import { hoursOf, typedOf, unreadable } from "./hours";

test.each([
  ["9:00-18:00", [["09:00", "18:00"]]],
  [
    "09:00-12:00, 13:00-18:00",
    [
      ["09:00", "12:00"],
      ["13:00", "18:00"],
    ],
  ],
  [
    "９：００～１２：００、１３：００～１７：３０",
    [
      ["09:00", "12:00"],
      ["13:00", "17:30"],
    ],
  ],
  ["0900-1730", [["09:00", "17:30"]]],
  ["22:00-24:00", [["22:00", "24:00"]]],
  ["", []],
])("reads %s", (text, frames) => {
  expect(framesOf(text)).toEqual(frames);
});

test.each(["9時から", "9:00", "25:00-26:00", "9:00-18:00-20:00"])("does not guess at %s", (text) => {
  expect(framesOf(text)).toBeNull();
});

test("a week goes to text and back, closed days left out", () => {
  const week = {
    mon: [["09:00", "18:00"]],
    sat: [
      ["10:00", "12:00"],
      ["13:00", "15:00"],
    ],
  } as const;
  expect(hoursOf(typedOf(week))).toEqual(week);
  expect(unreadable({ ...typedOf(week), tue: "朝から" })).toEqual(["tue"]);
});
