import { Button, Group, ScrollArea, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { noticeKeys, noticePage, useRead } from "@/ui/notices/api";
import { NoticeLine } from "@/ui/notices/NoticeLine";

const SHOWN = 10;

/** The latest under the bell: the rest is a page of its own. */
export default function NoticePanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("shell");
  const read = useRead();
  const query = { limit: SHOWN };
  const { data } = useQuery({ queryKey: noticeKeys.list(query), queryFn: () => noticePage(query) });
  const items = data?.items ?? [];
  const newest = items[0]?.happened_at;
  const isNew = items.some(({ is_read }) => !is_read);
  return (
    <>
      <Group justify="space-between" px="sm" py={8} wrap="nowrap">
        <Text fw={700}>{t("bell.title")}</Text>
        {isNew && newest && (
          <Button
            size="compact-sm"
            variant="subtle"
            loading={read.all.isPending}
            onClick={() => read.all.mutate(newest)}
          >
            {t("bell.read_all")}
          </Button>
        )}
      </Group>
      <ScrollArea.Autosize mah="min(60dvh, 30rem)" type="auto">
        {items.map((notice) => (
          <NoticeLine
            key={notice.id}
            notice={notice}
            onOpen={({ id, is_read }) => {
              if (!is_read) read.one.mutate(id);
              onClose();
            }}
          />
        ))}
        {data && items.length === 0 && (
          <Text size="sm" c="dimmed" p="md" ta="center">
            {t("bell.none")}
          </Text>
        )}
      </ScrollArea.Autosize>
      <Group justify="space-between" px="sm" py={8}>
        <AppLink to="/notifications" onClick={onClose}>
          {t("bell.all")}
        </AppLink>
        <AppLink to="/settings/notifications" onClick={onClose}>
          {t("bell.settings")}
        </AppLink>
      </Group>
    </>
  );
}
