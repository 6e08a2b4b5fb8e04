import { Text } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { Figure } from "@/ui/Figure";
import type { Column } from "@/ui/list/types";
import { Money } from "@/ui/Money";
import type { AccountRow } from "../types";
import { StageBadge } from "./StageBadge";

function Name({ row }: { row: AccountRow }) {
  return (
    <>
      {row.kana && (
        <Text size="xs" c="dimmed" lh={1.3}>
          {row.kana}
        </Text>
      )}
      <span translate="no">{row.name}</span>
    </>
  );
}

function OpenTickets({ row }: { row: AccountRow }) {
  const { t } = useTranslation("customers");
  const { open_tickets } = row.standing;
  if (!open_tickets) return <Text c="dimmed">–</Text>;
  return (
    <Figure
      to={`/tickets?account_id=${row.id}&status=unsolved`}
      label={t("standing.tickets_of", { name: row.name })}
    >
      {t("standing.count", { count: open_tickets })}
    </Figure>
  );
}

function OpenDeals({ row }: { row: AccountRow }) {
  const { t } = useTranslation("customers");
  const { open_deals, open_pipeline } = row.standing;
  if (!open_deals) return <Text c="dimmed">–</Text>;
  return (
    <Figure
      to={`/deals?account_id=${row.id}&stage_type=open`}
      label={t("standing.deals_of", { name: row.name })}
    >
      <Money money={open_pipeline} />
    </Figure>
  );
}

type Say = (key: string) => string;

function whoTheyAre(t: Say): readonly Column<AccountRow>[] {
  return [
    { key: "name", label: t("field.name"), sort: "name", render: (row) => <Name row={row} />, width: 14 },
    {
      key: "stage",
      fields: ["relationship_stage"],
      label: t("field.stage"),
      width: 8,
      render: (row) => <StageBadge stage={row.relationship_stage} />,
    },
    {
      key: "place",
      fields: ["prefecture", "city"],
      label: t("field.place"),
      width: 11.5,
      render: (row) => `${row.prefecture}${row.city}`,
    },
    {
      key: "sales_owner",
      label: t("field.sales_owner"),
      width: 7.5,
      render: (row) => row.sales_owner?.name ?? "–",
    },
    {
      key: "service_owner",
      label: t("field.service_owner"),
      width: 8,
      render: (row) => row.service_owner?.name ?? "–",
    },
  ];
}

function howItStands(t: Say): readonly Column<AccountRow>[] {
  return [
    {
      key: "open_pipeline",
      label: t("standing.pipeline"),
      width: 9,
      sort: "open_pipeline",
      align: "right",
      render: (row) => <OpenDeals row={row} />,
    },
    {
      key: "open_tickets",
      label: t("standing.tickets"),
      width: 9.5,
      sort: "open_tickets",
      align: "right",
      render: (row) => <OpenTickets row={row} />,
    },
    {
      key: "last_contact",
      label: t("standing.last_contact"),
      width: 9.5,
      render: (row) => <DateText iso={row.standing.last_contact_at} />,
    },
  ];
}

function onRequest(t: Say): readonly Column<AccountRow>[] {
  return [
    { key: "industry", label: t("field.industry"), isExtra: true, render: (row) => row.industry },
    { key: "phone", label: t("field.phone"), isExtra: true, render: (row) => row.phone },
    {
      key: "number",
      label: t("field.number"),
      sort: "number",
      align: "right",
      isExtra: true,
      render: (row) => row.number,
    },
    {
      key: "updated_at",
      label: t("field.updated_at"),
      sort: "updated_at",
      isExtra: true,
      render: (row) => <DateText iso={row.updated_at} />,
    },
  ];
}

/** The columns of the list of accounts; both roles' figures stand side by side. */
export function useAccountColumns(): readonly Column<AccountRow>[] {
  const { t } = useTranslation("customers");
  return useMemo(() => [...whoTheyAre(t), ...howItStands(t), ...onRequest(t)], [t]);
}
