import { Alert, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { ProblemView } from "@/ui/ProblemView";
import { RecordPage } from "@/ui/RecordPage";
import { type Complaint, complaintKeys, loadComplaint } from "./api";
import { ComplaintBeside } from "./ComplaintBeside";
import { Course } from "./Course";
import { Reports } from "./Reports";
import { Awaited, Severity } from "./Signs";

/** One complaint: its steps from the top, each with what is written down at it. */
export default function ComplaintPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery({
    queryKey: complaintKeys.one(id),
    queryFn: ({ signal }) => loadComplaint(id, signal),
    meta: { topics: ["service.Ticket", "service.ComplaintStep", "foundation.StoredFile"] },
  });
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <RecordPage header={<Skeleton height={96} />} middle={<Skeleton height={420} />} />;
  return (
    <RecordPage
      header={<Head complaint={data} />}
      middle={<Course key={data.id} complaint={data} />}
      right={<ComplaintBeside complaint={data} />}
    />
  );
}

function Head({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation("service");
  const called = `CL-${complaint.number}`;
  useEffect(() => {
    document.title = `${called} ${complaint.title} – Enishi`;
  }, [called, complaint.title]);
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={2} miw={0}>
          <Text size="sm" c="dimmed">
            {called}
            {" · "}
            <AppLink to={`/tickets/${complaint.ticket.id}`}>
              {t("complaint.on_ticket", { number: complaint.ticket.number })}
            </AppLink>
            {complaint.account && (
              <>
                {" · "}
                <AppLink to={`/accounts/${complaint.account.id}`}>{complaint.account.name}</AppLink>
              </>
            )}
          </Text>
          <Title order={1}>{complaint.title}</Title>
          <Group gap="md">
            <Severity severity={complaint.severity} />
            <Text size="sm" component="div">
              <Awaited row={complaint} />
            </Text>
          </Group>
        </Stack>
        <Reports complaint={complaint} />
      </Group>
      {complaint.is_restricted && (
        <Alert variant="light" color="orange" icon={<IconLock size={18} aria-hidden />}>
          {t("complaint.restricted")}
        </Alert>
      )}
    </Stack>
  );
}
