import { Button, Group, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconSearchOff } from "@tabler/icons-react";
import { type ReactNode, useCallback } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../EmptyState";
import { ProblemView } from "../ProblemView";
import { useFilters } from "../useFilters";
import { useFormat } from "../useFormat";
import { ColumnMenu } from "./ColumnMenu";
import { SearchFilter } from "./filters";
import { ListCards } from "./ListCards";
import { ListTable } from "./ListTable";
import classes from "./list.module.css";
import type { Selection } from "./selection";
import type { Column, ListParams, ListSource } from "./types";
import { useColumns } from "./useColumns";
import { useList } from "./useList";

export interface DataListProps<Row> {
  /** Under this name the reader's columns are kept: "deals". */
  name: string;
  /** What the list is, for those who hear it. */
  label: string;
  columns: readonly Column<Row>[];
  /** The keys of the columns shown to begin with; without them, those that are no extras. */
  brought?: readonly string[] | undefined;
  source: ListSource<Row>;
  /** Names in the address that narrow the list, and the fields that set them. */
  filterNames?: readonly string[];
  filters?: ReactNode;
  /** Beside the choice of columns. */
  tools?: ReactNode;
  /** Sent with every request, whatever the address says. */
  fixed?: ListParams;
  defaultSort?: string | undefined;
  isWaiting?: boolean | undefined;
  /** Boxes before the rows, to choose several. */
  selection?: Selection | undefined;
  to?: (row: Row) => string;
  /** Why this line stands here. */
  reason?: (row: Row) => string | null | undefined;
  /** Shown when there is nothing at all; a filter that finds nothing says so by itself. */
  empty: ReactNode;
  /** Without a search field, where the server has no `q`. */
  withoutSearch?: boolean;
}

/** Records in order: filtered by the address, sorted by their heads, endless, cards on a phone. */
export function DataList<Row extends { id: string }>(props: DataListProps<Row>) {
  const { t } = useTranslation("ui");
  const { set } = useFilters();
  const list = useList(props.source, props);
  const choice = useColumns(props.name, props.columns, props.brought);
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const { fetchNextPage } = list;
  const onMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const clear = () =>
    set(Object.fromEntries(["q", ...(props.filterNames ?? [])].map((name) => [name, undefined])));
  const Rows = isNarrow ? ListCards : ListTable;

  function content() {
    if (list.error && !list.rows) return <ProblemView error={list.error} onRetry={list.refetch} />;
    if (list.rows?.length === 0) return list.isNarrowed ? <NothingFound onClear={clear} /> : props.empty;
    return (
      <Rows
        key={list.place}
        label={props.label}
        columns={choice.shown}
        rows={list.rows}
        to={props.to}
        reason={props.reason}
        sort={list.sort}
        selection={props.selection}
        place={list.place}
        hasMore={list.hasNextPage}
        isLoadingMore={list.isFetchingNextPage}
        onMore={onMore}
      />
    );
  }

  return (
    <section className={classes.list} data-narrow={isNarrow || undefined} aria-busy={list.isFetching}>
      <Group gap="xs" align="flex-end" className={classes.tools}>
        {!props.withoutSearch && <SearchFilter />}
        {props.filters}
        {list.isNarrowed && (
          <Button variant="subtle" size="sm" onClick={clear}>
            {t("list.clear")}
          </Button>
        )}
        <Group gap="sm" ml="auto">
          <Total total={list.total} />
          {props.tools}
          {!isNarrow && <ColumnMenu columns={props.columns} {...choice} />}
        </Group>
      </Group>
      {content()}
    </section>
  );
}

function Total({ total }: { total: number | undefined }) {
  const { t } = useTranslation("ui");
  const format = useFormat();
  return (
    <Text size="sm" c="dimmed" role="status">
      {total === undefined ? "" : t("list.total", { count: total, n: format.number(total) })}
    </Text>
  );
}

function NothingFound({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation("ui");
  return (
    <EmptyState
      icon={IconSearchOff}
      title={t("list.nothing")}
      about={t("list.nothing_about")}
      actions={
        <Button variant="default" onClick={onClear}>
          {t("list.clear")}
        </Button>
      }
    />
  );
}
