import { Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { ProblemView } from "@/ui/ProblemView";
import { StatusBadge } from "@/ui/StatusBadge";
import { useFormat } from "@/ui/useFormat";
import { KINDS, type Meeting, useMeeting } from "./api";
import { ItemCard } from "./ItemCard";
import { MeetingSteps } from "./MeetingSteps";
import { TopicButton } from "./TopicButton";

/** One sales meeting: its agenda, what is said about each item, what is decided. */
export default function MeetingPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useMeeting(id);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" gap="lg" maw="56rem">
      {data ? <Told meeting={data} /> : <Skeleton h={320} />}
    </Stack>
  );
}

function Told({ meeting }: { meeting: Meeting }) {
  const mayWrite = meeting.may.update === true && !meeting.is_closed;
  return (
    <>
      <Head meeting={meeting} />
      {KINDS.map((kind) => (
        <Chapter key={kind} kind={kind} meeting={meeting} mayWrite={mayWrite} />
      ))}
      {mayWrite && <TopicButton meeting={meeting} />}
    </>
  );
}

function Head({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const title = `${meeting.team.name} ${format.day(meeting.held_on)}`;
  useEffect(() => {
    document.title = `${title} – Enishi`;
  }, [title]);
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <Stack gap={2}>
        <AppLink to="/sales-meetings" size="sm">
          {t("meetings.title")}
        </AppLink>
        <Title order={1}>
          {meeting.team.name} <DateText iso={meeting.held_on} />
        </Title>
        <Group gap="md">
          <StatusBadge
            tone={meeting.is_closed ? "good" : "neutral"}
            label={t(meeting.is_closed ? "meeting.closed" : "meeting.open")}
          />
          {meeting.week && (
            <Text size="sm" c="dimmed">
              {t("meeting.against", { day: format.day(meeting.week) })}
            </Text>
          )}
        </Group>
        <Text size="sm">
          {t("meeting.attendees")}: {format.list(meeting.attendees.map(({ name }) => name)) || "–"}
        </Text>
      </Stack>
      <MeetingSteps meeting={meeting} />
    </Group>
  );
}

interface ChapterProps {
  kind: (typeof KINDS)[number];
  meeting: Meeting;
  mayWrite: boolean;
}

function Chapter({ kind, meeting, mayWrite }: ChapterProps) {
  const { t } = useTranslation("insight");
  const items = meeting.items.filter((item) => item.kind === kind);
  if (items.length === 0) return null;
  const more = meeting.left_out[kind] ?? 0;
  return (
    <Stack gap="xs" component="section" aria-label={t(`agenda.${kind}`)}>
      <Title order={2} size="h4">
        {t(`agenda.${kind}`)}
      </Title>
      {items.map((item) => (
        <ItemCard key={item.id} item={item} meeting={meeting} mayWrite={mayWrite} />
      ))}
      {more > 0 && (
        <Text size="sm" c="dimmed">
          {t("meeting.more", { n: more })}
        </Text>
      )}
    </Stack>
  );
}
