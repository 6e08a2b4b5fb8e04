import { Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { Money } from "@/ui/Money";
import { useFormat } from "@/ui/useFormat";
import type { Invoice } from "./api";

/** What is billed, with the tax of each rate below, rounded once as on the paper. */
export function InvoiceLines({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation("commerce");
  const format = useFormat();
  return (
    <Table verticalSpacing="xs" aria-label={t("order.lines")}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("line.what")}</Table.Th>
          <Table.Th visibleFrom="sm">{t("delivery.delivered_on")}</Table.Th>
          <Table.Th ta="right" style={{ whiteSpace: "nowrap" }}>
            {t("line.quantity")}
          </Table.Th>
          <Table.Th ta="right" visibleFrom="sm">
            {t("invoice.rate")}
          </Table.Th>
          <Table.Th ta="right">{t("line.net")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {invoice.lines.map((line) => (
          <Table.Tr key={line.position}>
            <Table.Td>
              {line.product?.name ?? line.text}
              {line.credited.amount > 0 && (
                <Text size="xs" c="dimmed">
                  {t("credit.of_line")} <Money money={line.credited} />
                </Text>
              )}
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <DateText iso={line.supplied_on} />
            </Table.Td>
            <Table.Td ta="right">{format.number(line.quantity, line.quantity % 1 ? 3 : 0)}</Table.Td>
            <Table.Td ta="right" visibleFrom="sm">
              {line.is_reduced && "※"}
              {line.rate}%
            </Table.Td>
            <Table.Td ta="right" style={{ whiteSpace: "nowrap" }}>
              <Money money={line.net} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        {invoice.rates.map((one) => (
          <Sum key={one.rate} label={t("invoice.tax_of", { rate: one.rate })} money={one.tax} />
        ))}
        <Sum label={t("invoice.total")} money={invoice.total} />
        {invoice.credited.amount > 0 && (
          <Sum label={t("credit.title")} money={{ ...invoice.credited, amount: -invoice.credited.amount }} />
        )}
      </Table.Tfoot>
    </Table>
  );
}

function Sum({ label, money }: { label: string; money: Invoice["total"] }) {
  return (
    <Table.Tr>
      <Table.Th ta="right" colSpan={4} visibleFrom="sm">
        {label}
      </Table.Th>
      <Table.Th colSpan={2} hiddenFrom="sm" aria-hidden>
        {label}
      </Table.Th>
      <Table.Th ta="right" style={{ whiteSpace: "nowrap" }}>
        <Money money={money} />
      </Table.Th>
    </Table.Tr>
  );
}
