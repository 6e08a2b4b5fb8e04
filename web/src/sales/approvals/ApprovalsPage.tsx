import { Card, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconRubberStamp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { EmptyState } from "@/ui/EmptyState";
import { Money } from "@/ui/Money";
import { PageHead } from "@/ui/PageHead";
import { Percent } from "@/ui/Percent";
import { ProblemView } from "@/ui/ProblemView";
import { useWaiting, type Wait } from "./api";
import { SayButtons } from "./SayButtons";

/** 稟議待ち: what waits for one's yes, one's own and that of people away. */
export default function ApprovalsPage() {
  const { t } = useTranslation("sales");
  const { data, error, refetch } = useWaiting();
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" maw={760}>
      <PageHead title={t("approvals.title")} about={t("approvals.about")} />
      {!data && <Skeleton h={160} />}
      {data?.items.map((one) => (
        <WaitCard key={one.part.id} wait={one} />
      ))}
      {data?.items.length === 0 && (
        <EmptyState icon={IconRubberStamp} title={t("approvals.empty")} about={t("approvals.empty_about")} />
      )}
    </Stack>
  );
}

function WaitCard({ wait }: { wait: Wait }) {
  const { t } = useTranslation("sales");
  const { part, quote, account } = wait;
  return (
    <Card withBorder component="section" aria-label={quote.name}>
      <Stack gap={6}>
        <Title order={2} size="h4">
          <AppLink to={`/quotes/${quote.id}`}>{quote.name}</AppLink>
        </Title>
        <Text size="sm">
          {account?.name} · {wait.owner?.name}
        </Text>
        <Group gap="md">
          <Text size="sm">
            {t("quote.net")} <Money money={wait.amount} />
          </Text>
          <Text size="sm">
            {t("approval.rate")} <Percent ratio={wait.rate} />
          </Text>
        </Group>
        <Text size="sm" c="dimmed">
          {wait.route} · {part.name} · {t("approvals.asked_by", { name: wait.requested_by?.name ?? "" })}{" "}
          <DateText iso={wait.requested_at} />
        </Text>
        {part.person && <Text size="sm">{t("approvals.whose", { name: part.person.name })}</Text>}
        {wait.note && <Text size="sm">{wait.note}</Text>}
        <SayButtons part={part} />
      </Stack>
    </Card>
  );
}
