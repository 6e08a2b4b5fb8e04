import { AppLink } from "../AppLink";
import { Reason } from "../Reason";
import classes from "./list.module.css";
import type { Column } from "./types";

interface Props<Row> {
  index: number;
  row: Row;
  columns: readonly Column<Row>[];
  to?: ((row: Row) => string) | undefined;
  reason?: ((row: Row) => string | null | undefined) | undefined;
  measure: (element: Element | null) => void;
}

/** One record. Its first cell is the link; the link's area is the whole row. */
export function ListRow<Row>({ index, row, columns, to, reason, measure }: Props<Row>) {
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} className={classes.row}>
      {columns.map((column, place) => {
        const content = column.render(row);
        return (
          <td key={column.key} className={classes.cell} data-align={column.align}>
            {place === 0 && to ? (
              <AppLink to={to(row)} className={classes.link} data-row-link>
                {content}
              </AppLink>
            ) : (
              content
            )}
            {place === 0 && reason && <Reason>{reason(row)}</Reason>}
          </td>
        );
      })}
    </tr>
  );
}
