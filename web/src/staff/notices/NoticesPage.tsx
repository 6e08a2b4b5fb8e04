import { Button, Card, SegmentedControl, Stack } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { noticeKeys, noticePage, useRead } from "@/ui/notices/api";
import { NoticeLine } from "@/ui/notices/NoticeLine";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { useFilters } from "@/ui/useFilters";

function usePages(unread: boolean) {
  return useInfiniteQuery({
    queryKey: noticeKeys.list({ unread, pages: true }),
    queryFn: ({ pageParam }) => noticePage({ unread, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** All that one was told of, the latest first. */
export default function NoticesPage() {
  const { t } = useTranslation("staff");
  const { values, set } = useFilters();
  const isAll = values.show === "all";
  const read = useRead();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = usePages(!isAll);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const newest = items[0]?.happened_at;
  return (
    <Stack p="md" maw={760}>
      <PageHead
        title={t("notices.title")}
        about={t("notices.page_about")}
        actions={
          newest &&
          items.some(({ is_read }) => !is_read) && (
            <Button variant="default" loading={read.all.isPending} onClick={() => read.all.mutate(newest)}>
              {t("notices.read_all")}
            </Button>
          )
        }
      />
      <SegmentedControl
        w="fit-content"
        aria-label={t("notices.which")}
        value={isAll ? "all" : "unread"}
        onChange={(value) => void set({ show: value === "all" ? "all" : undefined })}
        data={[
          { value: "unread", label: t("notices.unread") },
          { value: "all", label: t("notices.all") },
        ]}
      />
      {error && <ProblemView error={error} onRetry={refetch} />}
      {items.length > 0 && (
        <Card withBorder padding={0}>
          {items.map((notice) => (
            <NoticeLine
              key={notice.id}
              notice={notice}
              onOpen={({ id, is_read }) => !is_read && read.one.mutate(id)}
            />
          ))}
        </Card>
      )}
      {data && items.length === 0 && (
        <EmptyState
          icon={IconBell}
          title={t(isAll ? "notices.none" : "notices.none_unread")}
          about={t("notices.none_about")}
        />
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("notices.more")}
        </Button>
      )}
    </Stack>
  );
}
