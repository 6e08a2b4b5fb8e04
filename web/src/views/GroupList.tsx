import { Skeleton, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import listClasses from "@/ui/list/list.module.css";
import type { Column, ListParams, ListSource } from "@/ui/list/types";
import { ProblemView } from "@/ui/ProblemView";
import { useFilters } from "@/ui/useFilters";
import { useFormat } from "@/ui/useFormat";
import { type Group, useFields, useGroups, useRowsOf } from "./api";
import classes from "./groups.module.css";
import { SumText } from "./Sums";
import type { ViewState } from "./useView";
import { within } from "./within";

export interface GroupedProps<Row> {
  view: ViewState;
  label: string;
  columns: readonly Column<Row>[];
  source: ListSource<Row>;
  to?: ((row: Row) => string) | undefined;
  /** What else narrows the rows, with every request. */
  params: ListParams;
  empty: ReactNode;
}

/** Rows put together by a field: each group with its count and sums, its rows one click away. */
export function GroupList<Row extends { id: string }>(props: GroupedProps<Row>) {
  const { view } = props;
  const { t } = useTranslation("views");
  const { t: say } = useTranslation("ui");
  const format = useFormat();
  const fields = useFields(view.entity);
  const groups = useGroups(view, props.params.q as string | undefined);
  const labelOf = (name: string) => fields.data?.items.find((field) => field.name === name)?.label ?? "";
  if (!view.groupBy) return <p className={classes.hint}>{t("choose_group")}</p>;
  if (groups.error) return <ProblemView error={groups.error} onRetry={groups.refetch} />;
  if (!groups.data) return <Skeleton h={160} />;
  if (groups.data.total === 0) return props.empty;
  return (
    <div className={listClasses.frame}>
      <table className={classes.table} aria-label={props.label}>
        <thead>
          <tr>
            <th scope="col">{labelOf(view.groupBy)}</th>
            <th scope="col" data-align="right">
              {t("count")}
            </th>
            {view.sums.map((name) => (
              <th key={name} scope="col" data-align="right">
                {labelOf(name)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.data.items
          .filter(({ count }) => count > 0)
          .map((group) => (
            <GroupRows key={`${group.value}${group.is_empty}`} group={group} {...props} />
          ))}
        <tfoot>
          <tr>
            <th scope="row">{t("total")}</th>
            <td data-align="right">
              {say("list.total", { count: groups.data.total, n: format.number(groups.data.total) })}
            </td>
            {view.sums.map((name) => (
              <td key={name} data-align="right">
                <SumText sum={groups.data.sums.find(({ field }) => field === name)} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function GroupRows<Row extends { id: string }>({ group, ...props }: GroupedProps<Row> & { group: Group }) {
  const { t } = useTranslation("views");
  const format = useFormat();
  const [isOpen, open] = useState(false);
  const name = group.is_empty ? t("nothing_entered") : group.name || t("unseen");
  const isHidden = !group.is_empty && group.value === null;
  const Sign = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <tbody>
      <tr className={classes.head}>
        <th scope="row">
          {isHidden ? (
            name
          ) : (
            <UnstyledButton className={classes.name} aria-expanded={isOpen} onClick={() => open(!isOpen)}>
              <Sign size={15} aria-hidden />
              {name}
            </UnstyledButton>
          )}
        </th>
        <td data-align="right">{format.number(group.count)}</td>
        {props.view.sums.map((sum) => (
          <td key={sum} data-align="right">
            <SumText sum={group.sums.find(({ field }) => field === sum)} />
          </td>
        ))}
      </tr>
      {isOpen && <Opened group={group} {...props} />}
    </tbody>
  );
}

/** The first rows of a group, and the way to all of them. */
function Opened<Row extends { id: string }>({
  group,
  view,
  columns,
  source,
  to,
  params,
}: GroupedProps<Row> & { group: Group }) {
  const { t } = useTranslation("views");
  const { values } = useFilters();
  const filter = within(view, group);
  const rows = useRowsOf(source, { ...params, filter });
  const all = new URLSearchParams({ ...values, view: "list", filter }).toString();
  return (
    <tr>
      <td colSpan={2 + view.sums.length} className={classes.opened}>
        {rows.error && <ProblemView error={rows.error} onRetry={rows.refetch} />}
        {!rows.data && !rows.error && <Skeleton h={60} />}
        <ul className={classes.rows}>
          {rows.data?.items.map((row) => (
            <li key={row.id} className={classes.row}>
              {columns.map((column, place) => {
                const content = column.render(row);
                return (
                  <span key={column.key} data-align={column.align}>
                    {place === 0 && to ? <AppLink to={to(row)}>{content}</AppLink> : content}
                  </span>
                );
              })}
            </li>
          ))}
        </ul>
        {rows.data && rows.data.total > rows.data.items.length && (
          <AppLink to={`?${all}`}>{t("all_in_list", { count: rows.data.total })}</AppLink>
        )}
      </td>
    </tr>
  );
}
