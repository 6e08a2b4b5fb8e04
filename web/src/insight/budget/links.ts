// The deals behind a figure of the report, as the list with its filter.
import type { By } from "../yomi/api";
import type { ResultSpan } from "./api";

export type Opened = "won" | "outlook";

const FIELDS: Readonly<Record<By, string>> = { person: "owner", team: "team", product: "product" };

/** Won in the span, or open and expected in what is left of it. `line` undefined: the sum of all lines. */
export function dealsBehind(
  span: ResultSpan,
  by: By,
  line: string | null | undefined,
  figure: Opened,
  today: string,
): string {
  const field = FIELDS[by];
  const whose =
    line === undefined ? [] : [line ? { field, op: "any_of", value: [line] } : { field, op: "empty" }];
  const month = `${today.slice(0, 8)}01`;
  const days = [figure === "outlook" && span.start < month ? month : span.start, span.end];
  const all = [
    ...whose,
    { field: "stage_type", op: "any_of", value: [figure === "won" ? "won" : "open"] },
    { field: figure === "won" ? "closed_on" : "expected_close", op: "between", value: days },
  ];
  return `/deals?${new URLSearchParams({ view: "list", filter: JSON.stringify({ all }) })}`;
}
