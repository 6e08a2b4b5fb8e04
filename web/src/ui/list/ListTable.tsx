import { Skeleton } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { ListHead } from "./ListHead";
import { ListRow } from "./ListRow";
import classes from "./list.module.css";
import type { Selection } from "./selection";
import type { Column } from "./types";

export interface RowsProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  to?: ((row: Row) => string) | undefined;
  reason?: ((row: Row) => string | null | undefined) | undefined;
  sort: string | undefined;
  selection?: Selection | undefined;
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

/** The rows in sight, the heights left out before and after them, and the call for more near the end. */
function useRowsInSight<Row>(props: RowsProps<Row>) {
  const { rows, place, hasMore, isLoadingMore, onMore } = props;
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
  return {
    frame,
    inSight: items.flatMap(({ index }) => (rows?.[index] ? [{ index, row: rows[index] }] : [])),
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    measure: virtual.measureElement,
  };
}

const widthOf = <Row,>({ width }: Column<Row>, index: number) =>
  width ?? (index ? COLUMN_REM : FIRST_COLUMN_REM);

/** A table that draws only the rows in sight, asks for more before the end, and returns to its place. */
export function ListTable<Row extends { id: string }>(props: RowsProps<Row>) {
  const { columns, rows, place } = props;
  const { frame, inSight, before, after, measure } = useRowsInSight(props);
  const width = columns.reduce((sum, column, index) => sum + widthOf(column, index), 0);
  return (
    <div
      ref={frame}
      className={classes.frame}
      onScroll={(event) => scrolled.set(place, event.currentTarget.scrollTop)}
    >
      <table
        className={classes.table}
        aria-label={props.label}
        aria-rowcount={rows ? rows.length + 1 : undefined}
        style={{ minWidth: `${width}rem` }}
        onKeyDown={moveByArrow}
      >
        <colgroup>
          {props.selection && <col style={{ width: "2.6rem" }} />}
          {columns.map((column, index) => (
            <col
              key={column.key}
              style={{ width: index || column.width ? `${widthOf(column, index)}rem` : undefined }}
            />
          ))}
        </colgroup>
        <ListHead columns={columns} sort={props.sort} rows={rows} selection={props.selection} />
        <tbody>
          {!rows && <SkeletonRows columns={columns} isChosen={props.selection !== undefined} />}
          {before > 0 && <tr aria-hidden style={{ height: before }} />}
          {inSight.map(({ index, row }) => (
            <ListRow key={row.id} {...props} index={index} row={row} measure={measure} />
          ))}
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

interface SkeletonProps<Row> {
  columns: readonly Column<Row>[];
  isChosen: boolean;
}

function SkeletonRows<Row>({ columns, isChosen }: SkeletonProps<Row>) {
  return [70, 55, 80, 62, 74, 50, 66, 78].map((width) => (
    <tr key={width} className={classes.row} aria-hidden>
      {isChosen && <td className={classes.pick} />}
      {columns.map((column) => (
        <td key={column.key} className={classes.cell}>
          <Skeleton h={14} w={`${width}%`} ml={column.align === "right" ? "auto" : undefined} />
        </td>
      ))}
    </tr>
  ));
}
