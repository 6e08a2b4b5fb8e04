import { useLocalStorage } from "@mantine/hooks";
import type { Column } from "./types";

/** Which columns this reader shows; kept in the browser, by the list's name. */
export function useColumns<Row>(name: string, columns: readonly Column<Row>[]) {
  const [chosen, choose] = useLocalStorage<Record<string, boolean>>({
    key: `enishi.columns.${name}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const isShown = (column: Column<Row>) => chosen[column.key] ?? !column.isExtra;
  return {
    shown: columns.filter((column, index) => index === 0 || isShown(column)),
    isShown,
    toggle: (column: Column<Row>) => choose({ ...chosen, [column.key]: !isShown(column) }),
  };
}
