import { Button, Group, SimpleGrid, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { Figure } from "@/ui/Figure";
import { Money } from "@/ui/Money";
import { ProblemView } from "@/ui/ProblemView";
import { type Campaign, COUNTED, campaignKeys, loadCampaign } from "./api";
import { CampaignModal } from "./CampaignModal";
import { listsOf } from "./columns";

/** One campaign: what it was, what it cost, and what came of it. */
export default function CampaignPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery({
    queryKey: campaignKeys.one(id),
    queryFn: ({ signal }) => loadCampaign(id, signal),
    meta: { topics: [...COUNTED] },
  });
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" maw={860}>
      {data ? <Shown campaign={data} /> : <Skeleton h={240} />}
    </Stack>
  );
}

function Shown({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation("sales");
  const [isEdited, edit] = useState(false);
  useEffect(() => {
    document.title = `${campaign.name} – Enishi`;
  }, [campaign.name]);
  return (
    <>
      <Group justify="space-between" align="flex-start">
        <Stack gap={2}>
          <Text size="sm" c="dimmed">
            {t(`campaign_kind.${campaign.kind}`)} <DateText iso={campaign.starts_on} />
            {campaign.ends_on && (
              <>
                {" – "}
                <DateText iso={campaign.ends_on} />
              </>
            )}
          </Text>
          <Title order={1}>{campaign.name}</Title>
          {campaign.owner && <Text size="sm">{campaign.owner.name}</Text>}
        </Stack>
        {campaign.may.update && (
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => edit(true)}
          >
            {t("campaigns.edit")}
          </Button>
        )}
      </Group>
      <Figures campaign={campaign} />
      <Text size="sm" c="dimmed">
        {t("campaigns.counted")}
      </Text>
      {campaign.note && <Text style={{ whiteSpace: "pre-wrap" }}>{campaign.note}</Text>}
      {isEdited && <CampaignModal campaign={campaign} onClose={() => edit(false)} />}
    </>
  );
}

function Figures({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation("sales");
  const lists = listsOf(campaign);
  const { figures } = campaign;
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }}>
      {(["leads", "converted", "deals", "won"] as const).map((name) => (
        <Told key={name} label={t(`campaign.${name}`)}>
          <Figure to={lists[name]} label={t("campaigns.opens", { what: t(`campaign.${name}`) })}>
            {figures[name]}
          </Figure>
        </Told>
      ))}
      <Told label={t("campaign.cost")}>
        <Money money={campaign.cost} />
      </Told>
      <Told label={t("campaign.won_value")}>
        <Money money={figures.won_value} />
      </Told>
      <Told label={t("campaign.cost_per_lead")}>
        <Money money={figures.cost_per_lead} />
      </Told>
      <Told label={t("campaign.cost_per_won")}>
        <Money money={figures.cost_per_won} />
      </Told>
    </SimpleGrid>
  );
}

function Told({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="lg" fw={600} component="div">
        {children}
      </Text>
    </div>
  );
}
