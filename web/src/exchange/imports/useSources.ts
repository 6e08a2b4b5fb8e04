import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Import } from "./api";
import { sourceOf } from "./mapping";

const COLUMN = "column:";
const FIXED = "fixed";
const KEPT = "kept";

/** What may fill a field: the file's columns, one value for all rows, and what was chosen elsewhere. */
export function useSources(row: Import, field: string) {
  const { t } = useTranslation("exchange");
  const { columns } = row;
  const source = sourceOf(row.mapping[field]);
  const isAbsent = source.column !== undefined && !columns.some(({ name }) => name === source.column);
  const kept = source.text ?? (isAbsent ? t("mapping.absent", { column: source.column }) : undefined);
  const options = useMemo(
    () => [
      {
        group: t("mapping.columns"),
        items: columns.map(({ name }) => ({ value: COLUMN + name, label: name })),
      },
      {
        group: t("mapping.other"),
        items: [
          { value: FIXED, label: t("mapping.fixed") },
          ...(kept === undefined ? [] : [{ value: KEPT, label: kept }]),
        ],
      },
    ],
    [t, columns, kept],
  );
  const chosen = () => {
    if (kept !== undefined) return KEPT;
    if (source.value !== undefined) return FIXED;
    return source.column === undefined ? null : COLUMN + source.column;
  };
  return {
    options,
    chosen: chosen(),
    fixed: FIXED,
    /** The column an option stands for. */
    columnOf: (option: string | null) =>
      option?.startsWith(COLUMN) ? option.slice(COLUMN.length) : undefined,
  };
}
