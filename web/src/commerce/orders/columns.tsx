import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import { Money } from "@/ui/Money";
import type { OrderRow } from "./api";

/** The columns of the list of orders. */
export function useOrderColumns(): readonly Column<OrderRow>[] {
  const { t } = useTranslation("commerce");
  return useMemo(
    () => [
      { key: "account", label: t("order.account"), render: ({ account }) => account.name },
      {
        key: "number",
        label: t("order.number"),
        sort: "number",
        width: 6,
        render: ({ number }) => `#${number}`,
      },
      {
        key: "ordered_on",
        label: t("order.ordered_on"),
        sort: "ordered_on",
        width: 9,
        render: ({ ordered_on }) => <DateText iso={ordered_on} />,
      },
      {
        key: "net",
        label: t("order.net"),
        sort: "net",
        align: "right",
        width: 10,
        render: ({ net }) => <Money money={net} />,
      },
      {
        key: "deal_kind",
        label: t("order.deal_kind"),
        width: 9,
        render: ({ deal_kind }) => t(`deal_kind.${deal_kind || "none"}`),
      },
      { key: "owner", label: t("order.owner"), width: 9, render: ({ owner }) => owner?.name ?? "" },
      {
        key: "gross",
        label: t("order.gross"),
        align: "right",
        width: 10,
        isExtra: true,
        render: ({ gross }) => <Money money={gross} />,
      },
      {
        key: "discount",
        label: t("order.discount"),
        align: "right",
        width: 9,
        isExtra: true,
        render: ({ discount }) => <Money money={discount} />,
      },
    ],
    [t],
  );
}
