import { expect, test } from "vitest";
import { among, owned, type Quick, same, settled } from "./quick";
import { EMPTY } from "./tree";
import type { Tree } from "./types";

const QUICK: Quick = {
  owner: owned("sales_owner", "service_owner"),
  stage: among("stage"),
  source: same("source"),
};
const BIG = { field: "employees", op: "at_least", value: 100 };

test("without quick filters the filter stays as it is", () => {
  expect(settled(EMPTY, QUICK, { q: "花咲", view: "list" })).toBe(EMPTY);
});

test("quick filters are conditions beside those that are there", () => {
  expect(settled({ join: "all", parts: [BIG] }, QUICK, { stage: "talking", source: "web" })).toEqual({
    join: "all",
    parts: [
      BIG,
      { field: "stage", op: "any_of", value: ["talking"] },
      { field: "source", op: "is", value: "web" },
    ],
  });
});

test("conditions any of which may hold stay together", () => {
  const any: Tree = { join: "any", parts: [BIG, { field: "kana", op: "empty" }] };
  expect(settled(any, QUICK, { stage: "talking" }).parts[0]).toEqual(any);
});

test("mine is mine on either side; nobody's is nobody's on both", () => {
  const mine = ["sales_owner", "service_owner"].map((field) => ({ field, op: "any_of", value: ["me"] }));
  const none = ["sales_owner", "service_owner"].map((field) => ({ field, op: "empty" }));
  expect(settled(EMPTY, QUICK, { owner: "mine" }).parts).toEqual([{ join: "any", parts: mine }]);
  expect(settled(EMPTY, QUICK, { owner: "none" }).parts).toEqual([{ join: "all", parts: none }]);
  expect(owned("owner")("team")).toEqual({ field: "owner", op: "any_of", value: ["my_teams"] });
});
