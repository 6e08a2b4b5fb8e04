import { Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { ProblemView } from "@/ui/ProblemView";
import { loadReport, type Report, reportKeys } from "./api";
import { Comments } from "./Comments";
import { DayFigures, DayLines } from "./DayLines";

/** Somebody's day as it was handed in, and what is said about it. */
export default function DailyReportPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery({
    queryKey: reportKeys.one(id),
    queryFn: ({ signal }) => loadReport(id, signal),
  });
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" gap="lg" maw="50rem">
      {data ? <Shown report={data} /> : <Skeleton h={240} />}
    </Stack>
  );
}

function Shown({ report }: { report: Report }) {
  const { t } = useTranslation("interactions");
  useEffect(() => {
    document.title = `${report.owner.name} ${report.day} – Enishi`;
  }, [report.owner.name, report.day]);
  return (
    <>
      <Stack gap={2}>
        <AppLink to="/daily-reports" size="sm">
          {t("daily.title")}
        </AppLink>
        <Title order={1}>
          {report.owner.name} <DateText iso={report.day} />
        </Title>
        {report.submitted_at && (
          <Text size="sm" c="dimmed">
            {t("daily_status.submitted")} <DateText iso={report.submitted_at} />
          </Text>
        )}
        {report.may.update && (
          <AppLink to={`/daily-reports/mine?day=${report.day}`} size="sm">
            {t("daily.go_on")}
          </AppLink>
        )}
      </Stack>
      <DayFigures figures={report.figures} />
      {report.text && <Text style={{ whiteSpace: "pre-wrap" }}>{report.text}</Text>}
      <section>
        <Title order={2} size="h4" mb="xs">
          {t("daily.done")}
        </Title>
        <DayLines lines={report.lines} empty={t("daily.nothing_done")} />
      </section>
      <Comments report={report} />
    </>
  );
}
