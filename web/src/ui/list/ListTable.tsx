import { Skeleton } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { ListHead } from "./ListHead";
import { ListRow } from "./ListRow";
import classes from "./list.module.css";
import type { Column } from "./types";

export interface RowsProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  to?: ((row: Row) => string) | undefined;
  reason?: ((row: Row) => string | null | undefined) | undefined;
  sort: string | undefined;
  /** Remembers under this name how far the list was scrolled. */
  place: string;
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
}

const ROW_PX = 44;
const AHEAD = 12;
const FIRST_COLUMN_REM = 18;
const COLUMN_REM = 9;
const scrolled = new Map<string, number>();

/** A table that draws only the rows in sight, asks for more before the end, and returns to its place. */
export function ListTable<Row extends { id: string }>(props: RowsProps<Row>) {
  const { columns, rows, place, hasMore, isLoadingMore, onMore } = props;
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows?.length ?? 0,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: AHEAD,
    initialOffset: () => scrolled.get(place) ?? 0,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  const isNearEnd = rows !== undefined && last >= rows.length - AHEAD;
  useEffect(() => {
    if (isNearEnd && hasMore && !isLoadingMore) onMore();
  }, [isNearEnd, hasMore, isLoadingMore, onMore]);

  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const width = columns.reduce(
    (sum, { width: own }, index) => sum + (own ?? (index ? COLUMN_REM : FIRST_COLUMN_REM)),
    0,
  );

  return (
    <div
      ref={frame}
      className={classes.frame}
      onScroll={(event) => scrolled.set(place, event.currentTarget.scrollTop)}
    >
      <table
        className={classes.table}
        aria-label={props.label}
        aria-rowcount={rows?.length}
        style={{ minWidth: `${width}rem` }}
        onKeyDown={moveByArrow}
      >
        <colgroup>
          {columns.map(({ key, width: own }, index) => (
            <col key={key} style={{ width: own ? `${own}rem` : index ? `${COLUMN_REM}rem` : undefined }} />
          ))}
        </colgroup>
        <ListHead columns={columns} sort={props.sort} />
        <tbody>
          {!rows && <SkeletonRows columns={columns} />}
          {before > 0 && <tr aria-hidden style={{ height: before }} />}
          {items.map(({ index }) => {
            const row = rows?.[index];
            if (!row) return null;
            return (
              <ListRow
                key={row.id}
                index={index}
                row={row}
                columns={columns}
                to={props.to}
                reason={props.reason}
                measure={virtual.measureElement}
              />
            );
          })}
          {after > 0 && <tr aria-hidden style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}

/** ↑ and ↓ walk from row to row, Home and End to the ends of what is drawn. */
function moveByArrow(event: KeyboardEvent<HTMLTableElement>): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row-link]")];
  const here = links.findIndex((link) => link.closest("tr")?.contains(event.target as Node));
  const moves: Record<string, number> = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    Home: 0,
    End: links.length - 1,
  };
  const next = moves[event.key];
  if (here < 0 || next === undefined) return;
  event.preventDefault();
  links[next]?.focus();
}

function SkeletonRows<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return [70, 55, 80, 62, 74, 50, 66, 78].map((width) => (
    <tr key={width} className={classes.row} aria-hidden>
      {columns.map((column) => (
        <td key={column.key} className={classes.cell}>
          <Skeleton h={14} w={`${width}%`} ml={column.align === "right" ? "auto" : undefined} />
        </td>
      ))}
    </tr>
  ));
}
