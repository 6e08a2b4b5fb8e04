import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Money } from "@/ui/Money";
import { useFormat } from "@/ui/useFormat";
import type { Totals } from "./api";
import classes from "./quotes.module.css";

interface Props {
  totals: Totals;
  /** The field of the discount on the whole, where it may be changed. */
  discount?: ReactNode;
}

/** The foot of the sheet: subtotal, discount, each rate with its base and tax, and what it comes to. */
export function QuoteTotals({ totals, discount }: Props) {
  const { t } = useTranslation("sales");
  const format = useFormat();
  const less = totals.discount.amount ? { ...totals.discount, amount: -totals.discount.amount } : null;
  return (
    <Table className={classes.totals as string} verticalSpacing={4} aria-label={t("quote.totals")}>
      <Table.Tbody>
        <Row label={t("quote.subtotal")} value={<Money money={totals.subtotal} />} />
        <Row label={t("quote.discount")} value={discount ?? <Money money={less} />} />
        {totals.rates.map(({ rate, base, tax }) => (
          <Row
            key={rate}
            label={
              rate
                ? t("quote.rate", { rate: format.number(rate, rate % 1 ? 1 : 0), base: format.money(base) })
                : t("quote.untaxed", { base: format.money(base) })
            }
            value={<Money money={tax} />}
          />
        ))}
        <Table.Tr fw={700}>
          <Table.Td>{t("quote.total")}</Table.Td>
          <Table.Td ta="right">
            <Money money={totals.total} />
          </Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}

function Row({ label, value }: { label: string; value: ReactNode }) {
  return (
    <Table.Tr>
      <Table.Td>{label}</Table.Td>
      <Table.Td ta="right">{value}</Table.Td>
    </Table.Tr>
  );
}
