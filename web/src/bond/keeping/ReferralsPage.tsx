import { Button, Card, Group, Skeleton, Stack, Text } from "@mantine/core";
import { IconChecklist, IconMail } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { Reason } from "@/ui/Reason";
import { toastDone, toastProblem } from "@/ui/toast";
import { useFilters } from "@/ui/useFilters";
import { type Moment, useAskForReferral, useMoments, type Whose } from "./api";
import { WhoseControl } from "./WinBackPage";

/** Customers who may be asked to name others now, and why now. */
export default function ReferralsPage() {
  const { t } = useTranslation("bond");
  const { values, set } = useFilters();
  const owner: Whose = values.owner === "team" ? "team" : values.owner === "all" ? "" : "mine";
  const { data, error, refetch } = useMoments(owner);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" maw={760}>
      <PageHead title={t("referrals.title")} about={t("referrals.about")} />
      <Group>
        <WhoseControl
          value={owner}
          onChange={(value) => void set({ owner: value === "mine" ? undefined : value || "all" })}
        />
      </Group>
      {!data && <Skeleton h={160} />}
      {data?.length === 0 && <Text c="dimmed">{t("referrals.empty")}</Text>}
      {data?.map((moment) => (
        <MomentCard key={moment.account.id} moment={moment} />
      ))}
    </Stack>
  );
}

function MomentCard({ moment }: { moment: Moment }) {
  const { t } = useTranslation("bond");
  const ask = useAskForReferral();
  const { account, contact, owner, kind, score, on } = moment;
  const send = (with_task: boolean) =>
    ask.mutate(
      { account, with_task },
      {
        onSuccess: () => toastDone(t(with_task ? "referrals.task_made" : "referrals.noted")),
        onError: toastProblem,
      },
    );
  const text = {
    subject: t("referrals.mail_subject"),
    body: t("referrals.mail_body", { name: contact?.name ?? account.name }),
  };
  const mail = `mailto:?subject=${encodeURIComponent(text.subject)}&body=${encodeURIComponent(text.body)}`;
  return (
    <Card withBorder component="article" aria-label={account.name}>
      <Group justify="space-between" align="flex-start">
        <div>
          <AppLink to={`/accounts/${account.id}`} fw={600}>
            {account.name}
          </AppLink>
          <Reason>{t(`referrals.why.${kind}`, { score })}</Reason>
          <Text size="xs" c="dimmed">
            <DateText iso={on} />
            {contact && ` · ${contact.name}`}
            {owner && ` · ${owner.name}`}
          </Text>
        </div>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            component="a"
            href={mail}
            leftSection={<IconMail size={14} aria-hidden />}
            onClick={() => send(false)}
          >
            {t("referrals.mail")}
          </Button>
          <Button
            size="compact-sm"
            loading={ask.isPending}
            leftSection={<IconChecklist size={14} aria-hidden />}
            onClick={() => send(true)}
          >
            {t("referrals.task")}
          </Button>
        </Group>
      </Group>
    </Card>
  );
}
