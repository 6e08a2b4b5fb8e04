import { UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import { useFilters } from "../useFilters";
import classes from "./list.module.css";
import type { Column } from "./types";

interface Props<Row> {
  columns: readonly Column<Row>[];
  sort: string | undefined;
}

/** The next order when a head is pressed: up, then down, then as before. */
export function nextSort(name: string, sort: string | undefined): string | undefined {
  if (sort === name) return `-${name}`;
  return sort === `-${name}` ? undefined : name;
}

export function ListHead<Row>({ columns, sort }: Props<Row>) {
  const { set } = useFilters();
  return (
    <thead>
      <tr>
        {columns.map(({ key, label, align, sort: name }) => (
          <th
            key={key}
            scope="col"
            className={classes.head}
            data-align={align}
            aria-sort={
              name && sort === name ? "ascending" : name && sort === `-${name}` ? "descending" : undefined
            }
          >
            {name ? (
              <UnstyledButton className={classes.sort} onClick={() => set({ sort: nextSort(name, sort) })}>
                {label}
                <SortSign name={name} sort={sort} />
              </UnstyledButton>
            ) : (
              label
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function SortSign({ name, sort }: { name: string; sort: string | undefined }) {
  if (sort === name) return <IconArrowUp size={13} aria-hidden />;
  if (sort === `-${name}`) return <IconArrowDown size={13} aria-hidden />;
  return <IconArrowsSort size={13} className={classes.unsorted} aria-hidden />;
}
