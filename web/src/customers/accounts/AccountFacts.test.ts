import { expect, test } from "vitest";
import { hanasaki } from "../testing";
import { wholeNumber } from "./AccountFacts";
import { lineOf } from "./AccountTimeline";
import { bodyOf } from "./api";

test.each([
  ["", null],
  ["240", 240],
  ["１，２００名", 1200],
  ["240 人", 240],
  ["約200", "約200"],
])("a number of people typed as %j", (typed, value) => {
  expect(wholeNumber(typed)).toBe(value);
});

test("people and companies go to the server by their ids, none as null", () => {
  expect(bodyOf({ sales_owner: hanasaki.sales_owner, parent: null, name: "x" })).toEqual({
    sales_owner_id: "u1",
    parent_id: null,
    name: "x",
  });
});

test("a line of the timeline opens its record only where there is a page for it", () => {
  const line = {
    id: "e1",
    at: "2026-11-20T05:30:00Z",
    kind: "deal.won",
    side: "both" as const,
    title: "受注しました",
    text: "",
    actor: "佐藤 健",
  };
  expect(lineOf({ ...line, subject: { kind: "deal", id: "d1", number: 5 } }).to).toBe("/deals/d1");
  expect(lineOf({ ...line, subject: { kind: "activity", id: "x", number: null } }).to).toBeUndefined();
});
