import { Skeleton, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { useSessions } from "./api";
import { SessionCard } from "./SessionCard";

/** Every browser this person is signed in with; a forgotten one can be signed out from here. */
export default function SessionsPage() {
  const { t } = useTranslation("staff");
  const { data, error, refetch } = useSessions();
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" maw={760}>
      <PageHead title={t("sessions.title")} about={t("sessions.about")} />
      {data
        ? data.items.map((session) => <SessionCard key={session.id} session={session} />)
        : [1, 2].map((row) => <Skeleton key={row} h={76} />)}
    </Stack>
  );
}
