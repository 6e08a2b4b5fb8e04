import type { Field, View } from "./types";

/** A field as the server tells it. */
export function field(part: Partial<Field> & Pick<Field, "name" | "label" | "type" | "operators">): Field {
  return { choices: [], points_to: "", groups: false, sums: false, written: "", is_number: false, ...part };
}

export const FIELDS: readonly Field[] = [
  field({ name: "name", label: "商談名", type: "text", operators: ["contains", "excludes", "empty"] }),
  field({ name: "amount", label: "金額", type: "money", operators: ["at_least", "between"], sums: true }),
  field({
    name: "expected_close",
    label: "受注予定日",
    type: "date",
    operators: ["within", "on", "between"],
  }),
  field({
    name: "kind",
    label: "種別",
    type: "choice",
    operators: ["any_of", "none_of", "empty"],
    choices: [
      { value: "new", name: "新規" },
      { value: "renewal", name: "更新" },
    ],
    groups: true,
    written: "kind",
  }),
  field({
    name: "owner",
    label: "担当",
    type: "person",
    operators: ["any_of", "none_of", "empty"],
    points_to: "staff.User",
    groups: true,
  }),
];

export const BIG: View = {
  id: "v1",
  version: 1,
  entity: "deals",
  name: "大型商談",
  kind: "list",
  filter: {
    all: [{ field: "amount", op: "at_least", value: { amount: 1_000_000, currency: "JPY" } }],
  },
  columns: [],
  sort: "-amount",
  group_by: "",
  sums: [],
  colour: "sales",
  is_pinned: true,
  is_home: false,
  team: null,
  owner: { id: "u1", name: "田中 誠" },
  is_mine: true,
  may: { update: true },
};
