import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import type { HandoverRow } from "./api";
import { Clock } from "./Clock";
import { HandoverStatus } from "./HandoverStatus";

export function useHandoverColumns(): readonly Column<HandoverRow>[] {
  const { t } = useTranslation("bond");
  return [
    {
      key: "account",
      label: t("handovers.account"),
      width: 14,
      render: ({ account, number }) => `${account.name} #${number}`,
    },
    {
      key: "deal",
      label: t("handovers.deal"),
      render: ({ deal }) => <AppLink to={`/deals/${deal.id}`}>{deal.name}</AppLink>,
      width: 12,
    },
    {
      key: "status",
      label: t("handovers.state"),
      render: ({ status }) => <HandoverStatus status={status} />,
      width: 11,
    },
    {
      key: "clock",
      label: t("handovers.clock"),
      sort: "due_at",
      render: (row) => (row.accepted_at ? <DateText iso={row.accepted_at} /> : <Clock handover={row} />),
      width: 17,
    },
    { key: "given_by", label: t("handovers.given_by"), render: ({ given_by }) => given_by?.name, width: 7 },
    {
      key: "service_owner",
      label: t("handovers.service_owner"),
      render: ({ service_owner, team }) => service_owner?.name ?? team?.name,
      width: 10,
    },
    {
      key: "opened_at",
      label: t("handovers.opened_at"),
      sort: "opened_at",
      render: ({ opened_at }) => <DateText iso={opened_at} />,
      width: 10,
      isExtra: true,
    },
  ];
}
