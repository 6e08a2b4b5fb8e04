import { Button, Card, Code, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { toastDone } from "@/ui/toast";
import { type FailedJob, operationsKeys, retryJob } from "./api";
import { Part } from "./Part";

/** Work that was given up: why, and a way to set it going again once the cause is mended. */
export function FailedJobs({ jobs }: { jobs: readonly FailedJob[] }) {
  const { t } = useTranslation("operations");
  return (
    <Part title={t("failed.title")} empty={t("failed.none")} isEmpty={jobs.length === 0}>
      <Stack gap="xs">
        {jobs.map((job) => (
          <Failed key={job.id} job={job} />
        ))}
      </Stack>
    </Part>
  );
}

function Failed({ job }: { job: FailedJob }) {
  const { t } = useTranslation("operations");
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () => retryJob(job),
    onSuccess: () => toastDone(t("failed.retried", { job: job.job })),
    onSettled: () => queries.invalidateQueries({ queryKey: operationsKeys.all }),
  });
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={2} miw={0} flex="1 1 16rem">
          <Text fw={600} size="sm">
            {job.job}
          </Text>
          <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {job.error}
          </Code>
          <Text size="xs" c="dimmed">
            <DateText iso={job.made_at} /> · {t("failed.tries", { count: job.attempts })}
          </Text>
        </Stack>
        <Button
          size="xs"
          variant="default"
          aria-label={t("failed.retry_job", { job: job.job })}
          loading={retry.isPending}
          onClick={() => retry.mutate()}
        >
          {t("failed.retry")}
        </Button>
      </Group>
    </Card>
  );
}
