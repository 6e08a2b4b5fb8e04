import { Skeleton, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { useOperations } from "./api";
import { Backups } from "./Backups";
import { FailedJobs } from "./FailedJobs";
import { Queues } from "./Queues";
import { StateCards } from "./StateCards";

/** How the installation fares, for whoever runs it: what needs a hand stands first. */
export default function OperationsPage() {
  const { t } = useTranslation("operations");
  const { data, error, refetch } = useOperations();
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" maw={960} gap="lg">
      <PageHead title={t("title")} about={t("about")} />
      {data ? (
        <>
          <StateCards operations={data} />
          <FailedJobs jobs={data.failed_jobs} />
          <Backups backups={data.backups} isDaily={data.backs_up_daily} />
          <Queues queues={data.queues} />
        </>
      ) : (
        [1, 2, 3].map((row) => <Skeleton key={row} h={120} />)
      )}
    </Stack>
  );
}
