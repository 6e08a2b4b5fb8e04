import { Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Money } from "@/ui/Money";
import { useFormat } from "@/ui/useFormat";
import type { Quote, QuoteLine } from "./api";
import { QuoteTotals } from "./QuoteTotals";

/** The lines as they were sent. On a phone quantity and price stand under the name. */
export function QuoteLines({ quote }: { quote: Quote }) {
  const { t } = useTranslation("sales");
  return (
    <>
      <Table verticalSpacing="xs" aria-label={t("quote.lines")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("line.what")}</Table.Th>
            {(["quantity", "unit_price", "discount", "tax_class"] as const).map((name) => (
              <Table.Th key={name} ta="right" visibleFrom="sm">
                {t(`line.${name}`)}
              </Table.Th>
            ))}
            <Table.Th ta="right">{t("line.net")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {quote.lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </Table.Tbody>
      </Table>
      <QuoteTotals totals={quote.totals} />
    </>
  );
}

function Line({ line }: { line: QuoteLine }) {
  const { t } = useTranslation("sales");
  const format = useFormat();
  if (line.is_heading) {
    return (
      <Table.Tr>
        <Table.Th colSpan={6}>{line.text}</Table.Th>
      </Table.Tr>
    );
  }
  const quantity = `${format.number(line.quantity, line.quantity % 1 ? 3 : 0)} ${line.unit}`;
  const less = line.discount.amount ? { ...line.discount, amount: -line.discount.amount } : null;
  return (
    <Table.Tr>
      <Table.Td>
        {line.product?.name ?? line.text}
        {line.product && line.text && (
          <Text size="xs" c="dimmed">
            {line.text}
          </Text>
        )}
        <Text size="xs" c="dimmed" hiddenFrom="sm" aria-hidden>
          {quantity} × {line.unit_price && format.money(line.unit_price)} {less && format.money(less)}
        </Text>
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm" style={{ whiteSpace: "nowrap" }}>
        {quantity}
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        <Money money={line.unit_price} />
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        <Money money={less} />
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        {t(`tax_class.${line.tax_class}`)}
      </Table.Td>
      <Table.Td ta="right">
        <Money money={line.net} />
      </Table.Td>
    </Table.Tr>
  );
}
