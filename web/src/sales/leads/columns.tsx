import { Stack, Text } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import { useReasonWords } from "../qualifying/useReasonWords";
import type { LeadRow, LeadStatus } from "./api";
import { useSourceName } from "./sources";

export const TONES: Record<LeadStatus, Tone> = {
  new: "warn",
  working: "sales",
  nurturing: "active",
  converted: "good",
  disqualified: "neutral",
};

/** The columns of the list of leads. */
export function useLeadColumns(): readonly Column<LeadRow>[] {
  const { t } = useTranslation("sales");
  const sourceName = useSourceName();
  return useMemo(
    () => [
      {
        key: "name",
        fields: ["family_name", "company"],
        label: t("lead.person"),
        render: (lead) => <PersonCell lead={lead} />,
      },
      {
        key: "status",
        label: t("lead.status"),
        width: 9,
        render: ({ status }) => <StatusBadge tone={TONES[status]} label={t(`lead_status.${status}`)} />,
      },
      {
        key: "score",
        label: t("score.title"),
        sort: "score",
        width: 12,
        render: (lead) => <ScoreCell lead={lead} />,
      },
      {
        key: "source",
        label: t("lead.source"),
        width: 8,
        render: ({ source }) => sourceName(source),
      },
      {
        key: "referrer",
        label: t("lead.referrer"),
        width: 8,
        render: ({ referrer }) => referrer?.name ?? "",
      },
      {
        key: "owner",
        label: t("deal.owner"),
        width: 8,
        render: ({ owner }) => owner?.name ?? t("leads.nobody"),
      },
      {
        key: "created_at",
        label: t("lead.created_at"),
        sort: "created_at",
        width: 10,
        render: ({ created_at }) => <DateText iso={created_at} />,
      },
      { key: "email", label: t("lead.email"), width: 14, isExtra: true, render: ({ email }) => email },
      { key: "phone", label: t("lead.phone"), width: 10, isExtra: true, render: ({ phone }) => phone },
    ],
    [t, sourceName],
  );
}

function PersonCell({ lead }: { lead: LeadRow }) {
  return (
    <Stack gap={0}>
      <Text size="sm" fw={600} lineClamp={1}>
        {lead.name}
      </Text>
      <Text size="xs" c="dimmed" lineClamp={1}>
        {[lead.company, lead.department, lead.title].filter(Boolean).join(" ")}
      </Text>
    </Stack>
  );
}

/** A score, and what says most for it. */
function ScoreCell({ lead }: { lead: LeadRow }) {
  const { t } = useTranslation("sales");
  const inWords = useReasonWords();
  return (
    <Stack gap={0}>
      <Text size="sm" fw={600}>
        {lead.score}
      </Text>
      <Text size="xs" c="dimmed" lineClamp={1}>
        {lead.reasons.slice(0, 2).map(inWords).join(t("qualifying.and"))}
      </Text>
    </Stack>
  );
}
