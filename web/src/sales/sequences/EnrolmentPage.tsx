import { Button, Card, Group, Skeleton, Stack, Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { AskModal } from "@/ui/AskModal";
import { DateText } from "@/ui/DateText";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { type Act, actsOf, type Enrolment, useAct, useEnrolment } from "./api";
import { Standing, StateBadge } from "./Standing";

/** One person in one sequence: how far, what was written, and what can be done by hand. */
export default function EnrolmentPage() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const { data, error, refetch } = useEnrolment(id);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <Skeleton h={240} m="md" />;
  return <Loaded one={data} />;
}

function Loaded({ one }: { one: Enrolment }) {
  const { t } = useTranslation("sales");
  const name = one.contact?.name ?? one.lead?.name ?? t("sequences.gone");
  return (
    <Stack p="md">
      <PageHead
        title={name}
        about={<AppLink to={`/sequences/${one.sequence.id}`}>{one.sequence.name}</AppLink>}
        actions={<Acts one={one} />}
      />
      <Group gap="lg">
        <StateBadge state={one.state} />
        <Standing one={one} />
        <Text size="sm" c="dimmed">
          {t("enrolment.since")} <DateText iso={one.state_at} />
        </Text>
      </Group>
      <Group gap="lg">
        {one.contact && <AppLink to={`/contacts/${one.contact.id}`}>{one.contact.name}</AppLink>}
        {one.lead && (
          <AppLink to={`/leads/${one.lead.id}`}>{t("enrolment.lead", { name: one.lead.name })}</AppLink>
        )}
        {one.deal && <AppLink to={`/deals/${one.deal.id}`}>{one.deal.name}</AppLink>}
        <Text size="sm">
          {t("enrolment.ground_label")}: {t(`enrolment.ground.${one.ground}`)} {one.ground_note}
        </Text>
      </Group>
      <Mails one={one} />
    </Stack>
  );
}

function Acts({ one }: { one: Enrolment }) {
  const { t } = useTranslation("sales");
  const act = useAct(one);
  const [asks, ask] = useState(false);
  const press = (what: Act) => (what === "unsubscribe" ? ask(true) : act.mutate(what));
  return (
    <>
      {actsOf(one).map((what) => (
        <Button key={what} variant="default" loading={act.isPending} onClick={() => press(what)}>
          {t(`enrolment.act.${what}`)}
        </Button>
      ))}
      <AskModal
        opened={asks}
        title={t("enrolment.act.unsubscribe")}
        about={t("enrolment.unsubscribe_about")}
        act={t("enrolment.act.unsubscribe")}
        isPending={act.isPending}
        onAct={() => act.mutate("unsubscribe", { onSettled: () => ask(false) })}
        onClose={() => ask(false)}
      />
    </>
  );
}

function Mails({ one }: { one: Enrolment }) {
  const { t } = useTranslation("sales");
  if (one.mails.length === 0) return <Text c="dimmed">{t("enrolment.no_mails")}</Text>;
  return (
    <Stack gap="sm">
      {one.mails.map((mail) => (
        <Card key={`${mail.sent_at} ${mail.direction}`} withBorder padding="sm">
          <Text size="xs" c="dimmed">
            {t(mail.direction === "in" ? "enrolment.from" : "enrolment.to", { name: mail.who })}{" "}
            <DateText iso={mail.sent_at} />
          </Text>
          <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
            {mail.text}
          </Text>
        </Card>
      ))}
    </Stack>
  );
}
