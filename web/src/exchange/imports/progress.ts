import type { ImportRow } from "./api";

type Counted = Pick<ImportRow, "status" | "row_count" | "done">;

/** Counts mean something once rows were taken. */
export const isBegun = ({ status }: Pick<ImportRow, "status">) => status !== "uploaded";

/** How much of the file is dealt with, in percent. */
export function portion({ row_count, done }: Counted): number {
  return row_count === 0 ? 100 : Math.min(100, (done / row_count) * 100);
}

/** All or nothing was wished, and a bad row left nothing. */
export const tookNothing = (row: { atomic: boolean; status: string; skipped: number }) =>
  row.atomic && row.status === "done" && row.skipped > 0;
