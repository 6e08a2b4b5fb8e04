import { expect, test } from "vitest";
import { countOf, EMPTY, finished, fromSpoken, fromText, toText } from "./tree";

const OPEN = { field: "stage_type", op: "any_of", value: ["open"] };
const MINE = { field: "owner", op: "any_of", value: ["me"] };
const NOBODY = { field: "owner", op: "empty", value: undefined };

test("a filter is read as the server says it, and said the same way", () => {
  const spoken = { all: [OPEN, { any: [MINE, { field: "owner", op: "empty" }] }] };
  const tree = fromSpoken(spoken);
  expect(tree).toEqual({ join: "all", parts: [OPEN, { join: "any", parts: [MINE, NOBODY] }] });
  expect(JSON.parse(toText(tree))).toEqual(spoken);
  expect(countOf(tree)).toBe(3);
});

test("what is no filter narrows nothing", () => {
  for (const text of [undefined, "", "{", "7", "null", '{"sql":"1"}', '{"all":7}']) {
    expect(fromText(text)).toEqual(EMPTY);
  }
});

test("conditions without an answer, and groups of nothing else, take no part", () => {
  const span = { field: "amount", op: "between", value: [3, undefined] };
  const blank = { field: "", op: "" };
  const parts = [OPEN, blank, { ...MINE, value: [] }, span, NOBODY, { join: "any" as const, parts: [blank] }];
  expect(finished({ join: "all", parts })).toEqual({ join: "all", parts: [OPEN, NOBODY] });
});
