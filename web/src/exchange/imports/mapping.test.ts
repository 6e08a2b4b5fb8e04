import { expect, test } from "vitest";
import {
  columnsOf,
  lackingFields,
  type Mapping,
  sourceOf,
  unusedColumns,
  withColumn,
  withFixed,
  withMaking,
  withMeaning,
} from "./mapping";

const rich: Mapping = {
  external_id: "id",
  stage: { column: "state", values: { Won: "won" } },
  annual_revenue: { column: "m_usd", scale: 1_000_000 },
  team: { text: "{region} / {manager}" },
  account: { column: "customer", missing: "make" },
};

test("a column alone is its name, and a change of one field leaves the others as they are", () => {
  expect(withColumn(rich, "name", "会社名")).toEqual({ ...rich, name: "会社名" });
  expect(withColumn(rich, "external_id", null)).toEqual({
    stage: rich.stage,
    annual_revenue: rich.annual_revenue,
    team: rich.team,
    account: rich.account,
  });
});

test("another column takes the old one's words and scale away, not whether names are made", () => {
  expect(withColumn(rich, "stage", "phase").stage).toBe("phase");
  expect(withColumn(rich, "annual_revenue", "yen").annual_revenue).toBe("yen");
  expect(withColumn(rich, "account", "firm").account).toEqual({ column: "firm", missing: "make" });
});

test("unknown names are made, or refused again in the shortest form", () => {
  const made = withMaking({ owner: "担当" }, "owner", true);
  expect(made.owner).toEqual({ column: "担当", missing: "make" });
  expect(withMaking(made, "owner", false).owner).toBe("担当");
});

test("a word is given a meaning beside the others, and loses it", () => {
  const two = withMeaning(rich, "stage", "Lost", "lost");
  expect(two.stage).toEqual({ column: "state", values: { Won: "won", Lost: "lost" } });
  expect(withMeaning(withMeaning(two, "stage", "Lost", null), "stage", "Won", null).stage).toBe("state");
});

test("every row may get the same value", () => {
  expect(withFixed({ kind: "区分" }, "kind", "company")).toEqual({ kind: { value: "company" } });
  expect(sourceOf({ value: "" }).value).toBe("");
});

test("columns that something reads are used, those in a text too", () => {
  const columns = ["id", "state", "region", "manager", "memo"].map((name) => ({ name }));
  expect(columnsOf({ text: "{region} / {manager}" })).toEqual(["region", "manager"]);
  expect(columnsOf({ value: "x" })).toEqual([]);
  expect(unusedColumns(rich, columns)).toEqual(["memo"]);
});

test("a required field without a source is lacking, one with a fixed value is not", () => {
  const fields = [
    { key: "external_id", required: true },
    { key: "name", required: true },
    { key: "kind", required: true },
    { key: "note", required: false },
  ];
  const lacking = lackingFields({ external_id: "id", kind: { value: "company" } }, fields);
  expect(lacking.map(({ key }) => key)).toEqual(["name"]);
});
