import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { typedDay } from "./typedDay";

interface Vector {
  readonly in: { readonly text: string };
  readonly out: string | null;
}

const TODAY = new Date(2026, 10, 20);
const DAY_ALONE = /^\d{4}-\d{2}-\d{2}$/;

/** The cases the server is held to: a field and an import read an era's day alike. */
function published(file: string): readonly Vector[] {
  const all = JSON.parse(readFileSync(`../tests/vectors/${file}.json`, "utf8"));
  return all.wareki_parse.cases.filter(({ in: { text } }: Vector) => !DAY_ALONE.test(text));
}

test.each([...published("japan"), ...published("edges")])(
  "an era's day: $in.text",
  ({ in: { text }, out }) => {
    expect(typedDay(text, TODAY)).toBe(out);
  },
);

test.each([
  ["2026/11/20", "2026-11-20"],
  ["2026-1-5", "2026-01-05"],
  ["２０２６年１１月２０日", "2026-11-20"],
  ["11/20", "2026-11-20"],
  ["3月31日", "2026-03-31"],
  ["2024/2/29", "2024-02-29"],
  ["2026/2/29", null],
  ["2026/13/1", null],
  ["2/30", null],
  ["0/1", null],
  ["昨日", null],
  ["20", null],
])("%s is %s", (text, day) => {
  expect(typedDay(text, TODAY)).toBe(day);
});
