import { Group, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { useFormat } from "@/ui/useFormat";
import { type Asked, type InterviewReport, useInterviews } from "./api";
import { GroupTable } from "./GroupTable";

/** What customers said after won and lost deals: what decided it, why, and the words of the latest. */
export function InterviewSums({ span }: { span: Asked["span"] }) {
  const { t } = useTranslation("insight");
  const { data } = useInterviews(span);
  if (!data || data.asked === 0) return null;
  const sums = (rows: readonly { key: string; won: number; lost: number }[], of: (key: string) => string) =>
    rows.map((row) => ({ ...row, key: of(row.key) }));
  return (
    <Stack gap="md" component="section" aria-label={t("interviews.title")}>
      <Title order={2} size="h4">
        {t("interviews.title")}
      </Title>
      <Text size="sm" c="dimmed">
        {t("interviews.n", { asked: data.asked, ended: data.ended })}
      </Text>
      <Sums
        name={t("interviews.decided_by")}
        rows={sums(data.deciders, (key) => t(`interviews.decider.${key as "price"}`))}
      />
      <Sums
        name={t("interviews.reason")}
        rows={sums(data.reasons, (key) => t(`interviews.because.${key as "price"}`))}
      />
      <Latest told={data.latest} />
    </Stack>
  );
}

function Sums({ name, rows }: { name: string; rows: { key: string; won: number; lost: number }[] }) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <GroupTable
      name={name}
      rows={rows}
      columns={[
        { key: "won", label: t("reports.won"), render: ({ won }) => format.number(won) },
        { key: "lost", label: t("reports.lost"), render: ({ lost }) => format.number(lost) },
      ]}
    />
  );
}

function Latest({ told }: { told: InterviewReport["latest"] }) {
  const { t } = useTranslation("insight");
  return (
    <Stack gap="sm">
      {told.map(({ deal, account, held_on, stage_type, said, lesson }) => (
        <div key={deal.id}>
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {t(stage_type === "won" ? "reports.won" : "reports.lost")}
            </Text>
            <AppLink to={`/deals/${deal.id}`} size="sm">
              {deal.name}
            </AppLink>
            <Text size="xs" c="dimmed">
              {account && `${account.name} · `}
              <DateText iso={held_on} />
            </Text>
          </Group>
          {said && <Text size="sm">{said}</Text>}
          {lesson && <Text size="sm">→ {lesson}</Text>}
        </div>
      ))}
    </Stack>
  );
}
