import { Table, Text } from "@mantine/core";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { useFormat } from "@/ui/useFormat";
import type { Counted, Dimension, Line, Market } from "./api";
import classes from "./market.module.css";
import { useKeyName } from "./useKeyName";

interface TableProps {
  market: Market;
  rows: Dimension;
  columns: Dimension;
  open: (conditions: readonly unknown[]) => string;
}

/** Two dimensions of the market; each figure opens its customers. */
export function CutTable({ market, rows, columns, open }: TableProps) {
  const { t } = useTranslation("sales");
  const name = useKeyName();
  const cells = new Map(market.cells.map(({ row, column, counted }) => [`${row}\n${column}`, counted]));
  const all = market.columns.length > 1;
  return (
    <Table.ScrollContainer minWidth={Math.min(market.columns.length * 110 + 200, 4000)}>
      <Table withColumnBorders highlightOnHover aria-label={t("market.tab.penetration")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(`market.dimension.${rows}`)}</Table.Th>
            {market.columns.map((column) => (
              <Table.Th key={column.key} ta="right">
                {name(columns, column.key)}
              </Table.Th>
            ))}
            {all && <Table.Th ta="right">{t("market.sum")}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {market.rows.map((row) => (
            <Table.Tr key={row.key}>
              <Table.Th scope="row">{name(rows, row.key)}</Table.Th>
              {market.columns.map((column) => (
                <Cell
                  key={column.key}
                  counted={cells.get(`${row.key}\n${column.key}`)}
                  measures={market.measures}
                  open={(more) => open([row.condition, column.condition, ...more])}
                />
              ))}
              {all && <SumCell line={row} market={market} open={open} />}
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t("market.sum")}</Table.Th>
            {market.columns.map((column) => (
              <SumCell key={column.key} line={column} market={market} open={open} />
            ))}
            {all && <Cell counted={market.counted} measures={market.measures} open={open} />}
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  );
}

interface SumProps {
  line: Line;
  market: Market;
  open: TableProps["open"];
}

function SumCell({ line, market, open }: SumProps) {
  return (
    <Cell
      counted={line.counted}
      measures={market.measures}
      open={(more) => open([line.condition, ...more])}
    />
  );
}

interface CellProps {
  counted: Counted | undefined;
  measures: Market["measures"];
  open: (more: readonly unknown[]) => string;
}

const PARTS = ["customers", "open_deals", "untouched"] as const;

/** How many customers of how many companies, and below how many have a deal and how many nobody spoke to. */
function Cell({ counted, measures, open }: CellProps) {
  const { t } = useTranslation("sales");
  const format = useFormat();
  if (!counted?.accounts)
    return (
      <Table.Td ta="right" c="dimmed">
        –
      </Table.Td>
    );
  const share = counted.customers / counted.accounts;
  const link = (name: (typeof PARTS)[number]) => (
    <AppLink
      to={open(measures[name] ?? [])}
      aria-label={t("market.opens", { what: t(`market.count.${name}`), n: counted[name] })}
    >
      {format.number(counted[name])}
    </AppLink>
  );
  return (
    <Table.Td
      ta="right"
      className={classes.cell}
      style={{ "--share": `${Math.round(share * 100)}%` } as CSSProperties}
    >
      {link("customers")}
      {" / "}
      <AppLink
        to={open([])}
        aria-label={t("market.opens", { what: t("market.count.accounts"), n: counted.accounts })}
      >
        {format.number(counted.accounts)}
      </AppLink>
      <Text size="xs" c="dimmed">
        {format.percent(share)}
      </Text>
      <Text size="xs">
        {t("market.open_short")} {link("open_deals")} · {t("market.untouched_short")} {link("untouched")}
      </Text>
    </Table.Td>
  );
}
