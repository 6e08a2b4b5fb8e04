import { expect, test } from "vitest";
import { addressOf, askedBy } from "./views";

test("the inbox opens on all that is unsolved", () => {
  expect(askedBy({})).toMatchObject({ view: { name: "unsolved" }, asked: { status: "unsolved" } });
});

test("a view keeps its own question when one searches and sorts in it", () => {
  const { view, asked } = askedBy({ box: "mine", q: "流量計", sort: "-value" });
  expect(view?.name).toBe("mine");
  expect(asked).toEqual({ view: "mine", status: "unsolved", snoozed: "no", q: "流量計", sort: "-value" });
});

test("an address that filters by itself is shown as it stands, in no view", () => {
  const { view, asked } = askedBy({ solved_from: "2026-11-01", status: "resolved", panel: "x" });
  expect(view).toBeUndefined();
  expect(asked).toEqual({ solved_from: "2026-11-01", status: "resolved" });
});

test("a ticket's address remembers the list it was opened from, not the open form", () => {
  expect(addressOf({ box: "mine", new: "1" }, {}, "t1")).toBe("/tickets/t1?box=mine");
  expect(addressOf({ box: "mine" }, { box: undefined })).toBe("/tickets");
});
