import { Button, Card, Skeleton, Stack, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { type Filters, useFilters } from "@/ui/useFilters";
import { AuditFilters } from "./AuditFilters";
import { auditKeys, auditStateQuery, downloadEvents, eventPage, type Wanted } from "./api";
import { ChainCard } from "./ChainCard";
import { EventLine } from "./EventLine";
import { EventModal } from "./EventModal";

const ASKED = ["group", "kind", "person", "token", "subject", "subject_id", "since", "until", "ip"];

function wantedOf(values: Filters): Wanted {
  return Object.fromEntries(ASKED.filter((name) => values[name]).map((name) => [name, values[name]]));
}

function useEvents(wanted: Wanted) {
  return useInfiniteQuery({
    queryKey: auditKeys.list(wanted),
    queryFn: ({ pageParam }) => eventPage(wanted, pageParam),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** Everything that happened, for whoever has to answer for it. */
export default function AuditPage() {
  const { t } = useTranslation("operations");
  const { values } = useFilters();
  const wanted = wantedOf(values);
  const [opened, open] = useState<string>();
  const { data: state } = useQuery(auditStateQuery);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useEvents(wanted);
  const download = useMutation({ mutationFn: () => downloadEvents(wanted) });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack p="md" maw={1040}>
      <PageHead
        title={t("audit.title")}
        about={t("audit.about")}
        actions={
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            loading={download.isPending}
            onClick={() => download.mutate()}
          >
            {t("audit.export")}
          </Button>
        }
      />
      <ChainCard />
      <AuditFilters subjects={state?.subjects ?? []} />
      {error && <ProblemView error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton h={240} />}
      {data && (
        <Card withBorder padding={0}>
          {items.map((event) => (
            <EventLine key={event.id} event={event} onOpen={open} />
          ))}
          {items.length === 0 && (
            <Text p="md" c="dimmed">
              {t("audit.none")}
            </Text>
          )}
        </Card>
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("audit.more")}
        </Button>
      )}
      {opened && <EventModal id={opened} onClose={() => open(undefined)} />}
    </Stack>
  );
}
