import { Button, Group, Skeleton, Stack, Text, Textarea, Title } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { DateField } from "@/ui/edit/DateField";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { StatusBadge } from "@/ui/StatusBadge";
import { toastDone, toastProblem } from "@/ui/toast";
import { useFilters } from "@/ui/useFilters";
import { type Day, keepReport, loadDay, MADE_FROM, reportKeys, submitReport } from "./api";
import { Comments } from "./Comments";
import { DayFigures, DayLines } from "./DayLines";

/** One's own day: what was recorded stands there, one's own words are added, and it is handed in. */
export default function DayPage() {
  const { t } = useTranslation("interactions");
  const { values, set } = useFilters();
  const { data, error, refetch } = useQuery({
    queryKey: reportKeys.part("mine", "day", { day: values.day ?? "" }),
    queryFn: ({ signal }) => loadDay(values.day, signal),
    meta: { topics: MADE_FROM },
  });
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" gap="lg" maw="50rem">
      <PageHead title={t("daily.mine")} about={t("daily.mine_about")} />
      <DateField
        label={t("daily.day")}
        value={values.day ?? data?.day ?? null}
        onChange={(day) => set({ day: day ?? undefined })}
      />
      {data ? <Written key={data.day + (data.report?.id ?? "")} day={data} /> : <Skeleton h={240} />}
    </Stack>
  );
}

function Written({ day }: { day: Day }) {
  const { t } = useTranslation("interactions");
  const cache = useQueryClient();
  const { report } = day;
  const [text, setText] = useState(report?.text ?? "");
  const [isSending, setSending] = useState(false);
  const isSubmitted = report?.status === "submitted";

  async function keep(isLast: boolean) {
    setSending(true);
    try {
      const kept = report?.text === text ? report : await keepReport(day.day, report, text);
      if (isLast) await submitReport(kept);
      toastDone(t(isLast ? "daily.submitted_done" : "daily.kept"));
      await cache.invalidateQueries({ queryKey: reportKeys.all });
    } catch (problem) {
      toastProblem(problem);
    } finally {
      setSending(false);
    }
  }

  return (
    <>
      <Group gap="sm">
        <StatusBadge
          tone={isSubmitted ? "good" : "neutral"}
          label={t(`daily_status.${report?.status ?? "none"}`)}
        />
        {isSubmitted && (
          <Text size="sm" c="dimmed">
            <DateText iso={report.submitted_at} />
          </Text>
        )}
      </Group>
      <Records day={day} />
      <Textarea
        label={t("daily.words")}
        placeholder={t("daily.words_example")}
        autosize
        minRows={4}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button variant="default" loading={isSending} onClick={() => keep(false)}>
          {t("daily.keep")}
        </Button>
        <Button
          loading={isSending}
          leftSection={<IconSend size={16} aria-hidden />}
          onClick={() => keep(true)}
        >
          {t(isSubmitted ? "daily.submit_again" : "daily.submit")}
        </Button>
      </Group>
      {report && report.comments.length > 0 && <Comments report={report} />}
    </>
  );
}

/** What was done, and what comes next. */
function Records({ day }: { day: Day }) {
  const { t } = useTranslation("interactions");
  return (
    <>
      <DayFigures figures={day.figures} />
      <section>
        <Title order={2} size="h4" mb="xs">
          {t("daily.done")}
        </Title>
        <DayLines lines={day.lines} empty={t("daily.nothing_done")} />
      </section>
      <section>
        <Title order={2} size="h4" mb="xs">
          {t("daily.coming")} <DateText iso={day.next_day} />
        </Title>
        <DayLines lines={day.coming} empty={t("daily.nothing_coming")} />
      </section>
    </>
  );
}
