import { Checkbox, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFilters } from "../useFilters";
import classes from "./list.module.css";
import type { Selection } from "./selection";
import type { Column } from "./types";

interface Props<Row> {
  columns: readonly Column<Row>[];
  sort: string | undefined;
  rows: readonly { id: string }[] | undefined;
  selection?: Selection | undefined;
}

/** The next order when a head is pressed: up, then down, then as before. */
export function nextSort(name: string, sort: string | undefined): string | undefined {
  if (sort === name) return `-${name}`;
  return sort === `-${name}` ? undefined : name;
}

export function ListHead<Row>({ columns, sort, rows = [], selection }: Props<Row>) {
  const { set } = useFilters();
  return (
    <thead>
      <tr>
        {selection && <PickAll rows={rows} selection={selection} />}
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

function PickAll({ rows, selection }: { rows: readonly { id: string }[]; selection: Selection }) {
  const { t } = useTranslation("ui");
  const chosen = rows.filter(({ id }) => selection.has(id)).length;
  return (
    <th scope="col" className={classes.head}>
      <Checkbox
        size="xs"
        aria-label={t("list.choose_all")}
        checked={chosen > 0 && chosen === rows.length}
        indeterminate={chosen > 0 && chosen < rows.length}
        onChange={(event) => selection.toggleAll(rows, event.currentTarget.checked)}
      />
    </th>
  );
}

function SortSign({ name, sort }: { name: string; sort: string | undefined }) {
  if (sort === name) return <IconArrowUp size={13} aria-hidden />;
  if (sort === `-${name}`) return <IconArrowDown size={13} aria-hidden />;
  return <IconArrowsSort size={13} className={classes.unsorted} aria-hidden />;
}
