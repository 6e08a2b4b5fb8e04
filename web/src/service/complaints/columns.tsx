import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import type { ComplaintRow } from "./api";
import { Awaited, Severity } from "./Signs";

/** The columns of the list of complaints. */
export function useComplaintColumns(): readonly Column<ComplaintRow>[] {
  const { t } = useTranslation("service");
  return useMemo(
    () => [
      {
        key: "title",
        label: t("complaint.title"),
        sort: "title",
        render: ({ title, is_restricted }) => (is_restricted ? `🔒 ${title}` : title),
      },
      {
        key: "number",
        label: t("complaint.number"),
        sort: "number",
        width: 6,
        render: ({ number }) => `CL-${number}`,
      },
      {
        key: "severity",
        label: t("complaint.severity"),
        sort: "severity",
        width: 8,
        render: ({ severity }) => <Severity severity={severity} />,
      },
      { key: "account", label: t("table.account"), width: 13, render: ({ account }) => account?.name },
      {
        key: "step_due",
        label: t("complaint.step"),
        sort: "step_due",
        width: 17,
        render: (row) => <Awaited row={row} />,
      },
      { key: "owner", label: t("complaint.owner"), width: 8, render: ({ owner }) => owner?.name },
      {
        key: "opened_at",
        label: t("table.opened_at"),
        sort: "opened_at",
        width: 9,
        render: ({ opened_at }) => <DateText iso={opened_at} />,
      },
      {
        key: "serial",
        label: t("complaint.serial"),
        width: 9,
        isExtra: true,
        render: ({ serial }) => serial,
      },
    ],
    [t],
  );
}
