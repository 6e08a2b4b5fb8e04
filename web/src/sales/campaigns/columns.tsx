import { Stack, Text } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { Figure } from "@/ui/Figure";
import type { Column } from "@/ui/list/types";
import { Money } from "@/ui/Money";
import type { Campaign } from "./api";

/** Where the records behind a figure are listed. */
export const listsOf = ({ id }: Campaign) => ({
  leads: `/leads?campaign_id=${id}`,
  converted: `/leads?campaign_id=${id}&status=converted`,
  deals: `/deals?view=list&campaign_id=${id}`,
  won: `/deals?view=list&campaign_id=${id}&stage_type=won`,
});

const COUNTS = ["leads", "converted", "deals", "won"] as const;

/** The columns of the list of campaigns. */
export function useCampaignColumns(): readonly Column<Campaign>[] {
  const { t } = useTranslation("sales");
  return useMemo(
    () => [
      {
        key: "name",
        label: t("campaign.name"),
        sort: "name",
        render: (campaign) => (
          <Stack gap={0}>
            <Text size="sm" fw={600}>
              {campaign.name}
            </Text>
            <Text size="xs" c="dimmed">
              {t(`campaign_kind.${campaign.kind}`)} <DateText iso={campaign.starts_on} />
            </Text>
          </Stack>
        ),
      },
      ...COUNTS.map(
        (name): Column<Campaign> => ({
          key: name,
          label: t(`campaign.${name}`),
          align: "right",
          width: name === "converted" ? 6 : 5,
          render: (campaign) => (
            <Figure
              to={listsOf(campaign)[name]}
              label={t("campaigns.opens", { what: t(`campaign.${name}`) })}
            >
              {campaign.figures[name]}
            </Figure>
          ),
        }),
      ),
      ...(["won_value", "cost_per_lead", "cost_per_won"] as const).map(
        (name): Column<Campaign> => ({
          key: name,
          label: t(`campaign.${name}`),
          align: "right",
          width: 8,
          render: ({ figures }) => <Money money={figures[name]} />,
        }),
      ),
      {
        key: "cost",
        label: t("campaign.cost"),
        align: "right",
        width: 9,
        isExtra: true,
        render: ({ cost }) => <Money money={cost} />,
      },
    ],
    [t],
  );
}
