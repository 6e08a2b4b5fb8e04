import { Text } from "@mantine/core";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import { Money } from "@/ui/Money";
import type { InvoiceRow } from "./api";
import { InvoiceState } from "./InvoiceState";

/** The columns of the list of invoices. */
export function useInvoiceColumns(): readonly Column<InvoiceRow>[] {
  const { t } = useTranslation("commerce");
  return useMemo(
    () => [
      { key: "account", label: t("order.account"), render: ({ account }) => account.name },
      { key: "number", label: t("invoice.number"), width: 10, render: ({ number }) => number ?? "–" },
      {
        key: "state",
        label: t("invoice.state"),
        width: 9,
        render: ({ state }) => <InvoiceState state={state} />,
      },
      {
        key: "due_on",
        label: t("invoice.due_on"),
        sort: "due_on",
        width: 9,
        render: ({ due_on, state }) => (
          <Text span inherit c={state === "overdue" ? "var(--bad)" : undefined}>
            <DateText iso={due_on} />
          </Text>
        ),
      },
      {
        key: "total",
        label: t("invoice.total"),
        sort: "total",
        align: "right",
        width: 10,
        render: ({ total }) => <Money money={total} />,
      },
      {
        key: "balance",
        label: t("invoice.balance"),
        sort: "balance",
        align: "right",
        width: 10,
        render: ({ balance }) => <Money money={balance} />,
      },
      {
        key: "issued_on",
        label: t("document.issued_on"),
        width: 9,
        render: ({ issued_on }) => (issued_on ? <DateText iso={issued_on} /> : ""),
      },
      ...extraColumns(t),
    ],
    [t],
  );
}

/** What is shown once somebody asks for it. */
function extraColumns(t: TFunction<"commerce">): readonly Column<InvoiceRow>[] {
  return [
    {
      key: "closing_on",
      label: t("invoice.closing_on"),
      width: 9,
      isExtra: true,
      render: ({ closing_on }) => <DateText iso={closing_on} />,
    },
    {
      key: "order",
      label: t("delivery.order"),
      width: 7,
      isExtra: true,
      render: ({ order }) => (order ? `#${order.number}` : ""),
    },
  ];
}
