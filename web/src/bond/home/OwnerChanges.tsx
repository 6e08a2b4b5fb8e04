import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconUserShare } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import { useMe } from "@/client/me";
import type { Schema } from "@/client/schema";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { useFormat } from "@/ui/useFormat";

type OwnerChange = Schema<"OwnerChangeOut">;

const keys = keysOf("staff.OwnerChange");

/** Records that others put into the reader's hands, until they say that they have seen it. */
export function OwnerChanges() {
  const { t } = useTranslation("bond");
  const { roles } = useMe();
  const { data } = useQuery({
    queryKey: keys.list(),
    queryFn: ({ signal }) =>
      answer<{ items: readonly OwnerChange[] }>(api.GET("/api/v1/owner-changes", { signal })),
    // Who only reads is given nothing.
    enabled: roles.some((role) => role !== "read_only"),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="passed-on">
      <Group gap={8} mb={6}>
        <IconUserShare size={18} stroke={1.75} aria-hidden />
        <Title order={2} id="passed-on">
          {t("passed.title")}
        </Title>
      </Group>
      <Stack gap="xs">
        {data.items.map((one) => (
          <Passed key={one.id} change={one} />
        ))}
      </Stack>
    </section>
  );
}

function Passed({ change }: { change: OwnerChange }) {
  const { t } = useTranslation("bond");
  const format = useFormat();
  const cache = useQueryClient();
  const see = useMutation({
    mutationFn: () =>
      api.POST("/api/v1/owner-changes/{change_id}/seen", { params: { path: { change_id: change.id } } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.all }),
  });
  const what = t(`passed.entity.${change.entity}`);
  const left = change.count - change.rows.length;
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Stack gap={4} miw={0}>
          <Text fw={600}>
            {t("passed.from", { giver: change.giver, what, n: format.number(change.count) })}
          </Text>
          {change.note && <Text style={{ whiteSpace: "pre-wrap" }}>{change.note}</Text>}
          <Text size="sm" component="div">
            {change.rows.map((row, place) => (
              <span key={row.id}>
                {place > 0 && " · "}
                <AppLink to={`/${change.entity}/${row.id}`}>{row.name}</AppLink>
              </span>
            ))}
            {left > 0 && ` ${t("passed.more", { n: format.number(left) })}`}
          </Text>
          <Text size="xs" c="dimmed">
            <DateText iso={change.passed_at} />
          </Text>
        </Stack>
        <Button
          variant="default"
          flex="none"
          loading={see.isPending}
          onClick={() => see.mutate()}
          aria-label={t("passed.seen_from", { giver: change.giver })}
        >
          {t("passed.seen")}
        </Button>
      </Group>
    </Card>
  );
}
