import { useEffect } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import type { Cells } from "./api";
import classes from "./printed.module.css";

interface Props {
  title: string;
  cells: Cells;
  onDone: () => void;
}

/** The list as it goes to paper: in place of the page while the browser prints. */
export function Printed({ title, cells, onDone }: Props) {
  const { t } = useTranslation("views");
  const format = useFormat();
  const { labels, rows, total } = cells;
  useEffect(() => {
    // The browser prints what stands in the page: drawn first, taken away afterwards.
    window.addEventListener("afterprint", onDone);
    window.print();
    return () => window.removeEventListener("afterprint", onDone);
  }, [onDone]);
  return createPortal(
    <article className={classes.paper}>
      <h1>{title}</h1>
      <p>{t("printed", { shown: format.number(rows.length), total: format.number(total) })}</p>
      <table>
        <thead>
          <tr>
            {labels.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {row.cells.map((text, place) => (
                <td key={labels[place]}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </article>,
    document.body,
  );
}
