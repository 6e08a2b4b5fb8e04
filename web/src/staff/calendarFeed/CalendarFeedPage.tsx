import { Button, Card, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskModal } from "@/ui/AskModal";
import { CopyOnce } from "@/ui/CopyOnce";
import { DateText } from "@/ui/DateText";
import { PageHead } from "@/ui/PageHead";
import { toastDone } from "@/ui/toast";
import { feedQuery, renewFeed, revokeFeed } from "./api";

/** The feed, and its two acts that end an address: both ask first. */
function useFeed() {
  const { t } = useTranslation("staff");
  const cache = useQueryClient();
  const { data } = useSuspenseQuery(feedQuery);
  const [asked, ask] = useState<"renew" | "revoke">();
  const onSettled = () => {
    ask(undefined);
    return cache.invalidateQueries({ queryKey: feedQuery.queryKey });
  };
  const renew = useMutation({ mutationFn: renewFeed, onSettled });
  const revoke = useMutation({
    mutationFn: revokeFeed,
    onSuccess: () => {
      renew.reset();
      toastDone(t("feed.revoked"));
    },
    onSettled,
  });
  return { data, asked, ask, renew, revoke };
}

/** One's tasks, visits and next steps in a calendar program of one's own. */
export default function CalendarFeedPage() {
  const { t } = useTranslation("staff");
  const { data, asked, ask, renew, revoke } = useFeed();
  return (
    <Stack p="md" maw={760}>
      <PageHead title={t("feed.title")} about={t("feed.about")} />
      <Card withBorder>
        <Stack gap="sm">
          <Text size="sm">{t("feed.what")}</Text>
          {renew.data && (
            <CopyOnce label={t("feed.address")} about={t("feed.once")} value={renew.data.address} />
          )}
          {data.is_on && (
            <Text size="sm" c="dimmed" component="div">
              {t("feed.made")} <DateText iso={data.made_at} /> · {t("feed.read")}{" "}
              {data.last_read_at ? <DateText iso={data.last_read_at} /> : t("feed.never_read")}
            </Text>
          )}
          <Group>
            <Button
              variant={data.is_on ? "default" : "filled"}
              loading={renew.isPending}
              onClick={() => (data.is_on ? ask("renew") : renew.mutate())}
            >
              {t(data.is_on ? "feed.renew" : "feed.make")}
            </Button>
            {data.is_on && (
              <Button variant="default" color="red" onClick={() => ask("revoke")}>
                {t("feed.revoke")}
              </Button>
            )}
          </Group>
        </Stack>
      </Card>
      <AskModal
        opened={asked !== undefined}
        title={t(asked === "revoke" ? "feed.revoke_title" : "feed.renew_title")}
        about={t("feed.ends")}
        act={t(asked === "revoke" ? "feed.revoke" : "feed.renew")}
        isPending={renew.isPending || revoke.isPending}
        onAct={() => (asked === "revoke" ? revoke.mutate() : renew.mutate())}
        onClose={() => ask(undefined)}
      />
    </Stack>
  );
}
