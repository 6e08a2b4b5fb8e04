import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import { Tags } from "../tags/Tags";
import { Due } from "./Due";
import { PriorityMark } from "./PriorityMark";
import type { Listed } from "./types";

type Say = (key: string) => string;

function whatItIs(t: Say): readonly Column<Listed>[] {
  return [
    { key: "subject", label: t("fact.subject"), render: (row) => row.subject, width: 18 },
    { key: "number", label: t("table.number"), sort: "number", render: (row) => row.number, width: 5.5 },
    {
      key: "account",
      label: t("table.account"),
      width: 13,
      render: (row) =>
        row.account ? <AppLink to={`/accounts/${row.account.id}`}>{row.account.name}</AppLink> : null,
    },
    { key: "status", label: t("table.status"), render: (row) => t(`status.${row.status}`), width: 9 },
    {
      key: "priority",
      label: t("fact.priority"),
      sort: "priority",
      width: 6,
      render: (row) => <PriorityMark priority={row.priority} />,
    },
  ];
}

function whoAndWhen(t: Say): readonly Column<Listed>[] {
  return [
    { key: "assignee", label: t("table.assignee"), width: 8, render: (row) => row.assignee?.name },
    { key: "team", label: t("table.team"), width: 8, isExtra: true, render: (row) => row.team?.name },
    { key: "type", label: t("fact.type"), width: 7, render: (row) => t(`type.${row.type}`) },
    { key: "category", label: t("fact.category"), width: 8, render: (row) => row.category },
    {
      key: "tags",
      label: t("fact.tags"),
      width: 10,
      isExtra: true,
      render: (row) => <Tags tags={row.tags} />,
    },
    {
      key: "due",
      fields: ["first_reply_due", "solve_due"],
      label: t("table.due"),
      sort: "due",
      width: 11,
      render: (row) => <Due ticket={row} />,
    },
    {
      key: "opened_at",
      label: t("table.opened_at"),
      sort: "opened_at",
      width: 9,
      render: (row) => <DateText iso={row.opened_at} />,
    },
    {
      key: "updated_at",
      label: t("table.updated_at"),
      sort: "updated_at",
      width: 9,
      isExtra: true,
      render: (row) => <DateText iso={row.updated_at} />,
    },
  ];
}

/** What the table of inquiries shows. */
export function useTicketColumns(): readonly Column<Listed>[] {
  const { t } = useTranslation("service");
  return useMemo(() => [...whatItIs(t), ...whoAndWhen(t)], [t]);
}
