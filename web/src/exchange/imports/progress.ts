import type { ImportRow } from "./api";

type Counted = Pick<ImportRow, "status" | "row_count" | "done">;

/** Counts mean something once rows were taken. */
export const isBegun = ({ status }: Pick<ImportRow, "status">) => status !== "uploaded";

/** How much of the file is dealt with, in percent. */
export function portion({ row_count, done }: Counted): number {
  return row_count === 0 ? 100 : Math.min(100, (done / row_count) * 100);
}

type Outcome = Pick<ImportRow, "status" | "made" | "changed" | "same" | "skipped">;

/** It is over, and every row was left out: all or nothing was wished, or all were bad. */
export const tookNothing = ({ status, made, changed, same, skipped }: Outcome) =>
  status === "done" && skipped > 0 && made + changed + same === 0;
