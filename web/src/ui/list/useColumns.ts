import { useLocalStorage } from "@mantine/hooks";
import type { Column } from "./types";

/** Which columns this reader shows; kept in the browser, by the list's name. A view brings its own to begin with. */
export function useColumns<Row>(
  name: string,
  columns: readonly Column<Row>[],
  brought: readonly string[] = [],
) {
  const [chosen, choose] = useLocalStorage<Record<string, boolean>>({
    key: `enishi.columns.${name}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const isShown = ({ key, isExtra }: Column<Row>) =>
    chosen[key] ?? (brought.length > 0 ? brought.includes(key) : !isExtra);
  return {
    shown: columns.filter((column, index) => index === 0 || isShown(column)),
    isShown,
    toggle: (column: Column<Row>) => choose({ ...chosen, [column.key]: !isShown(column) }),
  };
}
