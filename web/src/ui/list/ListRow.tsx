import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AppLink } from "../AppLink";
import { Reason } from "../Reason";
import classes from "./list.module.css";
import type { Selection } from "./selection";
import type { Column } from "./types";

interface Props<Row> {
  index: number;
  row: Row;
  columns: readonly Column<Row>[];
  to?: ((row: Row) => string) | undefined;
  reason?: ((row: Row) => string | null | undefined) | undefined;
  selection?: Selection | undefined;
  measure: (element: Element | null) => void;
}

/** One record. Its first cell is the link; the link's area is the whole row. */
export function ListRow<Row extends { id: string }>(props: Props<Row>) {
  const { index, row, columns, to, reason, selection, measure } = props;
  const { t } = useTranslation("ui");
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} className={classes.row}>
      {selection && (
        <td className={classes.pick}>
          <Checkbox
            size="xs"
            aria-label={t("list.choose", { name: selection.nameOf(row) })}
            checked={selection.has(row.id)}
            onChange={() => selection.toggle(row)}
          />
        </td>
      )}
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
