import { Card, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import type { Operations } from "./api";
import { Size } from "./Size";
import { backupTone, queueTone, roomTone, waitingSince } from "./state";

/** The four things an operator asks first, each with how it stands. */
export function StateCards({ operations }: { operations: Operations }) {
  const { t } = useTranslation("operations");
  const now = Date.now();
  const since = waitingSince(operations);
  const { about, room } = operations;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <State title={t("state.backup")} tone={backupTone(operations, now)}>
        {operations.last_backup_at ? <DateText iso={operations.last_backup_at} /> : t("state.no_backup")}
      </State>
      <State title={t("state.queue")} tone={queueTone(operations, now)}>
        {since ? (
          <>
            {t("state.since")} <DateText iso={since} />
          </>
        ) : (
          t("state.nothing_waits")
        )}
      </State>
      <State title={t("state.room")} tone={roomTone(operations)}>
        <Size bytes={room.free} /> / <Size bytes={room.total} />
      </State>
      <State title={t("state.database")}>
        <Size bytes={room.database} />
        <Text size="xs" c="dimmed">
          {t(`database.${about.database}`)} · Enishi {about.version} · Python {about.python}
        </Text>
      </State>
    </SimpleGrid>
  );
}

function State({ title, tone, children }: { title: string; tone?: Tone; children: ReactNode }) {
  const { t } = useTranslation("operations");
  return (
    <Card withBorder padding="sm">
      <Stack gap={4}>
        <Group justify="space-between" wrap="nowrap">
          <Title order={2} size="h4">
            {title}
          </Title>
          {tone && <StatusBadge tone={tone} label={t(`tone.${tone}`)} />}
        </Group>
        <div>{children}</div>
      </Stack>
    </Card>
  );
}
