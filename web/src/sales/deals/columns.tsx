import { Group, Stack, Text } from "@mantine/core";
import { IconHeadset } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import { Money } from "@/ui/Money";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import { useFormat } from "@/ui/useFormat";
import { type StageType, useStageName } from "../shared";
import type { DealRow } from "./api";
import classes from "./deals.module.css";

type T = TFunction<"sales">;

export const TONES: Record<StageType, Tone> = { open: "sales", won: "good", lost: "bad", on_hold: "neutral" };

/** The columns of the list of deals. */
export function useDealColumns(): readonly Column<DealRow>[] {
  const { t } = useTranslation("sales");
  const stageName = useStageName();
  const format = useFormat();
  return useMemo(
    () => [...standing(t, stageName), ...leading(t), ...extras(t, format)],
    [t, stageName, format],
  );
}

/** Which deal, where it stands, what it is worth, and when it should close. */
function standing(t: T, stageName: ReturnType<typeof useStageName>): readonly Column<DealRow>[] {
  return [
    {
      key: "name",
      fields: ["name", "account"],
      label: t("deal.name"),
      sort: "name",
      render: (deal) => <DealName deal={deal} />,
    },
    {
      key: "stage",
      label: t("deal.stage"),
      sort: "stage",
      width: 10,
      render: ({ stage }) => <StatusBadge tone={TONES[stage.type]} label={stageName(stage)} />,
    },
    {
      key: "amount",
      label: t("deal.amount"),
      sort: "amount",
      align: "right",
      width: 9,
      render: ({ amount }) => <Money money={amount} />,
    },
    {
      key: "expected_close",
      label: t("deal.expected_close"),
      sort: "expected_close",
      width: 11,
      render: ({ expected_close, is_overdue }) => (
        <Text span inherit c={is_overdue ? "var(--bad)" : undefined}>
          <DateText iso={expected_close} />
          {is_overdue && ` ${t("deals.overdue")}`}
        </Text>
      ),
    },
  ];
}

/** Who leads it, and what they do next. */
function leading(t: T): readonly Column<DealRow>[] {
  return [
    { key: "owner", label: t("deal.owner"), width: 8, render: ({ owner }) => owner?.name ?? "" },
    {
      key: "next_action",
      fields: ["next_action", "next_action_on"],
      label: t("deal.next_action"),
      sort: "next_action_on",
      width: 15,
      render: ({ next_action, next_action_on }) =>
        (next_action || next_action_on) && (
          <Stack gap={0}>
            <Text size="sm" lineClamp={1}>
              {next_action}
            </Text>
            <Text size="xs" c="dimmed">
              <DateText iso={next_action_on} />
            </Text>
          </Stack>
        ),
    },
  ];
}

/** What one may show besides. */
function extras(t: T, format: ReturnType<typeof useFormat>): readonly Column<DealRow>[] {
  return [
    {
      key: "probability",
      label: t("deal.probability"),
      align: "right",
      width: 6,
      isExtra: true,
      render: ({ probability }) => `${format.number(probability)}%`,
    },
    {
      key: "kind",
      label: t("deal.kind"),
      width: 8,
      isExtra: true,
      render: ({ kind }) => (kind ? t(`kind.${kind}`) : ""),
    },
    {
      key: "closed_on",
      label: t("deal.closed_on"),
      sort: "closed_on",
      width: 9,
      isExtra: true,
      render: ({ closed_on }) => <DateText iso={closed_on} />,
    },
    {
      key: "lost_reason",
      label: t("deal.lost_reason"),
      width: 9,
      isExtra: true,
      render: ({ lost_reason }) => (lost_reason ? t(`lost_reason.${lost_reason}`) : ""),
    },
  ];
}

function DealName({ deal }: { deal: DealRow }) {
  const { t } = useTranslation("sales");
  const tickets = deal.standing?.open_tickets ?? 0;
  return (
    <Stack gap={0}>
      <Text size="sm" fw={600} lineClamp={1}>
        {deal.name}
      </Text>
      <Group gap={8} wrap="nowrap">
        <Text size="xs" c="dimmed" truncate>
          {deal.account?.name ?? t("deals.no_account")}
        </Text>
        {tickets > 0 && (
          <span className={classes.sign} data-tone="service">
            <IconHeadset size={13} aria-hidden />
            {t("deals.open_tickets", { count: tickets })}
          </span>
        )}
      </Group>
    </Stack>
  );
}
