import { Text } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import { Money } from "@/ui/Money";
import type { PaymentRow, Receivable } from "./api";
import { PaymentState } from "./PaymentState";

/** The columns of what came in. */
export function usePaymentColumns(): readonly Column<PaymentRow>[] {
  const { t } = useTranslation("commerce");
  return useMemo(
    () => [
      {
        key: "payer",
        label: t("payment.payer"),
        render: ({ payer, account }) => payer || account?.name || "",
      },
      {
        key: "received_on",
        label: t("payment.received_on"),
        sort: "received_on",
        width: 9,
        render: ({ received_on }) => <DateText iso={received_on} />,
      },
      {
        key: "amount",
        label: t("payment.amount"),
        sort: "amount",
        align: "right",
        width: 10,
        render: ({ amount }) => <Money money={amount} />,
      },
      {
        key: "state",
        label: t("payment.state"),
        width: 9,
        render: ({ state }) => <PaymentState state={state} />,
      },
      {
        key: "account",
        label: t("order.account"),
        width: 14,
        render: ({ account }) => account?.name ?? "",
      },
      {
        key: "matched",
        label: t("payment.matched"),
        align: "right",
        width: 10,
        isExtra: true,
        render: ({ matched }) => <Money money={matched} />,
      },
      {
        key: "source",
        label: t("payment.source"),
        width: 8,
        isExtra: true,
        render: ({ source }) => t(`payment_source.${source}`),
      },
      { key: "note", label: t("payment.note"), isExtra: true, render: ({ note }) => note },
    ],
    [t],
  );
}

/** The columns of who owes us: the late ones in colour, and how late they usually are. */
export function useReceivableColumns(): readonly Column<Receivable>[] {
  const { t } = useTranslation("commerce");
  return useMemo(
    () => [
      { key: "account", label: t("order.account"), sort: "name", render: ({ account }) => account.name },
      {
        key: "unpaid",
        label: t("receivable.unpaid"),
        sort: "unpaid",
        align: "right",
        width: 10,
        render: ({ unpaid }) => <Money money={unpaid} />,
      },
      {
        key: "overdue",
        label: t("receivable.overdue"),
        sort: "overdue",
        align: "right",
        width: 10,
        render: ({ overdue }) => (
          <Text span inherit c={overdue.amount > 0 ? "var(--bad)" : "dimmed"}>
            <Money money={overdue} />
          </Text>
        ),
      },
      {
        key: "oldest_due",
        label: t("receivable.oldest_due"),
        sort: "oldest_due",
        width: 9,
        render: ({ oldest_due }) => <DateText iso={oldest_due} />,
      },
      {
        key: "open_invoices",
        label: t("receivable.open_invoices"),
        align: "right",
        width: 7,
        render: ({ open_invoices }) => open_invoices,
      },
      {
        key: "days_late",
        label: t("receivable.days_late"),
        align: "right",
        width: 9,
        render: ({ days_late }) => (days_late === null ? "" : t("receivable.days", { days: days_late })),
      },
    ],
    [t],
  );
}
