import { Button, Skeleton } from "@mantine/core";
import { useIntersection } from "@mantine/hooks";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "../AppLink";
import { Reason } from "../Reason";
import type { RowsProps } from "./ListTable";
import classes from "./list.module.css";

/** The same list on a phone: a card a row, the page itself scrolls. */
export function ListCards<Row extends { id: string }>(props: RowsProps<Row>) {
  const { label, columns, rows, to, reason, hasMore, isLoadingMore, onMore } = props;
  const { t } = useTranslation("ui");
  const { ref, entry } = useIntersection({ rootMargin: "600px" });
  const isNearEnd = entry?.isIntersecting ?? false;
  useEffect(() => {
    if (isNearEnd && hasMore && !isLoadingMore) onMore();
  }, [isNearEnd, hasMore, isLoadingMore, onMore]);
  const [first, ...rest] = columns;
  const others = rest.filter(({ isTableOnly }) => !isTableOnly);
  if (!first) return null;
  return (
    <>
      <ul className={classes.cards} aria-label={label}>
        {!rows && [1, 2, 3, 4].map((row) => <Skeleton component="li" key={row} h={84} mb="xs" />)}
        {rows?.map((row) => (
          <li key={row.id} className={classes.card}>
            {to ? (
              <AppLink to={to(row)} className={classes.link} data-row-link>
                {first.render(row)}
              </AppLink>
            ) : (
              first.render(row)
            )}
            {reason && <Reason>{reason(row)}</Reason>}
            <dl className={classes.facts}>
              {others.map((column) => (
                <div key={column.key}>
                  <dt>{column.label}</dt>
                  <dd>{column.render(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button ref={ref} variant="default" fullWidth loading={isLoadingMore} onClick={onMore}>
          {t("list.more")}
        </Button>
      )}
    </>
  );
}
