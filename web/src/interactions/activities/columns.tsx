import { Anchor } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import { RoleMark } from "@/ui/RoleMark";
import type { ActivityRow } from "./api";

/** The columns of the list of activities of both roles. */
export function useActivityColumns(onOpen: (id: string) => void): readonly Column<ActivityRow>[] {
  const { t } = useTranslation("interactions");
  return useMemo(
    () => [
      {
        key: "subject",
        label: t("activity.subject"),
        width: 14,
        render: (row) => (
          <Anchor component="button" type="button" size="sm" ta="start" onClick={() => onOpen(row.id)}>
            {row.subject}
          </Anchor>
        ),
      },
      {
        key: "kind",
        label: t("activity.kind"),
        width: 7.5,
        sort: "kind",
        render: (row) => t(`kind.${row.kind}`),
      },
      { key: "side", label: t("activity.side"), width: 6, render: (row) => <RoleMark of={row.side} /> },
      {
        key: "account",
        label: t("activity.account"),
        width: 11,
        render: (row) =>
          row.account && (
            <AppLink size="sm" to={`/accounts/${row.account.id}`}>
              {row.account.name}
            </AppLink>
          ),
      },
      { key: "owner", label: t("activity.owner"), width: 6.5, render: (row) => row.owner?.name },
      {
        key: "happened_at",
        label: t("activity.happened_at"),
        sort: "happened_at",
        render: (row) => <DateText iso={row.happened_at} />,
      },
      { key: "outcome", label: t("activity.outcome"), width: 13, render: (row) => row.outcome },
      {
        key: "next",
        label: t("activity.next_action"),
        width: 9.5,
        render: (row) =>
          row.next_action && (
            <>
              {row.next_action} <DateText iso={row.next_action_on} />
            </>
          ),
      },
    ],
    [t, onOpen],
  );
}
