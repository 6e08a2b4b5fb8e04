import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import type { DemoRow } from "./api";
import { DemoState } from "./DemoState";

/** The columns of the list of demos. */
export function useDemoColumns(): readonly Column<DemoRow>[] {
  const { t } = useTranslation("sales");
  return useMemo(
    () => [
      { key: "title", label: t("demo.title"), sort: "title", render: ({ title }) => title },
      {
        key: "starts_at",
        label: t("demo.starts_at"),
        sort: "starts_at",
        width: 11,
        render: ({ starts_at }) => <DateText iso={starts_at} />,
      },
      {
        key: "account",
        label: t("deal.account"),
        width: 13,
        render: ({ account, lead }) => account?.name ?? lead?.name ?? "",
      },
      {
        key: "status",
        label: t("demo.status"),
        sort: "status",
        width: 7,
        render: ({ status }) => <DemoState status={status} />,
      },
      {
        key: "accepted",
        label: t("demo.accepted"),
        align: "right",
        width: 6,
        render: ({ accepted }) => accepted,
      },
      {
        key: "unanswered",
        label: t("demo.unanswered"),
        align: "right",
        width: 7,
        render: ({ unanswered }) => unanswered,
      },
      { key: "owner", label: t("deal.owner"), width: 8, render: ({ owner }) => owner?.name ?? "" },
      {
        key: "outcome",
        label: t("demo.outcome"),
        width: 12,
        isExtra: true,
        render: ({ outcome }) => outcome,
      },
      {
        key: "place",
        label: t("demo.place"),
        width: 10,
        isExtra: true,
        render: ({ place, url }) => place || url,
      },
    ],
    [t],
  );
}
