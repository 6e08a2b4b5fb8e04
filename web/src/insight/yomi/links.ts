// The deals behind a cell of the sheet, as the list with its filter.
import type { By, Sheet } from "./api";

export type Column = "won" | "a" | "b" | "c" | "below";
interface Condition {
  readonly field: string;
  readonly op: string;
  readonly value?: unknown;
}

const FIELDS: Readonly<Record<By, string | null>> = { person: "owner", team: null, product: "product" };

/** Null where the list has no filter for these lines: a team's people are not one of its fields. */
export function dealsIn(
  sheet: Sheet,
  by: By,
  line: string | null | undefined,
  column: Column,
): string | null {
  const field = FIELDS[by];
  if (line !== undefined && !field) return null;
  const whose: Condition[] =
    line === undefined || !field
      ? []
      : [line === null ? { field, op: "empty" } : { field, op: "any_of", value: [line] }];
  const all = [...whose, ...(column === "won" ? won(sheet) : open(sheet, column))];
  return `/deals?${new URLSearchParams({ view: "list", filter: JSON.stringify({ all }) })}`;
}

const won = ({ start, end }: Sheet): Condition[] => [
  { field: "stage_type", op: "any_of", value: ["won"] },
  { field: "closed_on", op: "between", value: [start, end] },
];

function open({ start, end, ranks }: Sheet, column: Exclude<Column, "won">): Condition[] {
  const edges = [101, ...ranks.map((rank) => rank.percent), 0];
  const place = ["a", "b", "c", "below"].indexOf(column);
  const between = [edges[place + 1], (edges[place] ?? 101) - 1];
  return [
    { field: "stage_type", op: "any_of", value: ["open"] },
    { field: "expected_close", op: "between", value: [start, end] },
    { field: "probability", op: "between", value: between },
  ];
}
