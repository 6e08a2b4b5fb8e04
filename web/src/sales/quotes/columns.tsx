import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import { Money } from "@/ui/Money";
import type { QuoteRow } from "./api";
import { QuoteState } from "./QuoteState";

/** The columns of the list of quotes. */
export function useQuoteColumns(): readonly Column<QuoteRow>[] {
  const { t } = useTranslation("sales");
  return useMemo(
    () => [
      { key: "title", label: t("quote.title"), sort: "title", render: ({ title }) => title },
      {
        key: "number",
        label: t("quote.number"),
        width: 8,
        render: ({ number }) => number ?? t("quote_state.draft"),
      },
      { key: "account", label: t("deal.account"), width: 12, render: ({ account }) => account?.name ?? "" },
      {
        key: "state",
        label: t("quote.state"),
        sort: "state",
        width: 7,
        render: ({ state }) => <QuoteState state={state} />,
      },
      {
        key: "total",
        label: t("quote.total"),
        sort: "total",
        align: "right",
        width: 8,
        render: ({ total }) => <Money money={total} />,
      },
      {
        key: "valid_until",
        label: t("quote.valid_until"),
        width: 9,
        render: ({ valid_until }) => <DateText iso={valid_until} />,
      },
      { key: "owner", label: t("deal.owner"), width: 8, render: ({ owner }) => owner?.name ?? "" },
      ...extraColumns(t),
    ],
    [t],
  );
}

/** What is shown once somebody asks for it. */
function extraColumns(t: TFunction<"sales">): readonly Column<QuoteRow>[] {
  return [
    {
      key: "sent_at",
      label: t("quote.sent_at"),
      width: 9,
      isExtra: true,
      render: ({ sent_at }) => <DateText iso={sent_at} />,
    },
    {
      key: "deal",
      label: t("deal.name"),
      width: 12,
      isExtra: true,
      render: ({ deal }) => deal.name,
    },
    {
      key: "accepted_at",
      label: t("quote.accepted_at"),
      width: 9,
      isExtra: true,
      render: ({ accepted_at }) => <DateText iso={accepted_at} />,
    },
    {
      key: "net",
      label: t("quote.net"),
      sort: "net",
      align: "right",
      width: 10,
      isExtra: true,
      render: ({ net }) => <Money money={net} />,
    },
  ];
}
