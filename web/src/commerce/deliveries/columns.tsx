import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import { Money } from "@/ui/Money";
import type { DeliveryRow } from "./api";
import { DeliveryState } from "./DeliveryState";

/** The columns of the list of deliveries. */
export function useDeliveryColumns(): readonly Column<DeliveryRow>[] {
  const { t } = useTranslation("commerce");
  return useMemo(
    () => [
      { key: "account", label: t("order.account"), render: ({ account }) => account.name },
      {
        key: "number",
        label: t("delivery.number"),
        sort: "number",
        width: 10,
        render: ({ number }) => number,
      },
      {
        key: "delivered_on",
        label: t("delivery.delivered_on"),
        sort: "delivered_on",
        width: 9,
        render: ({ delivered_on }) => <DateText iso={delivered_on} />,
      },
      {
        key: "state",
        label: t("delivery.state"),
        width: 9,
        render: (row) => <DeliveryState delivery={row} />,
      },
      {
        key: "accepted_on",
        label: t("delivery.accepted_on"),
        width: 9,
        render: ({ accepted_on }) => (accepted_on ? <DateText iso={accepted_on} /> : ""),
      },
      {
        key: "net",
        label: t("order.net"),
        align: "right",
        width: 10,
        render: ({ net }) => <Money money={net} />,
      },
      { key: "order", label: t("delivery.order"), width: 7, render: ({ order }) => `#${order.number}` },
      { key: "note", label: t("delivery.note"), isExtra: true, render: ({ note }) => note },
    ],
    [t],
  );
}
