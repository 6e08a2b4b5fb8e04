import { Group, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { useFormat } from "@/ui/useFormat";
import type { Log, Preview } from "./api";
import classes from "./imports.module.css";

/** What the lines of a ticket log mean before any of it comes in: how many say what, and which codes only touch a ticket. */
export function LogMeaning({ seen, log }: { seen: Preview; log: Log }) {
  const { t } = useTranslation("exchange");
  const format = useFormat();
  return (
    <Stack gap="sm">
      <Text fw={600}>
        {t("log.read", {
          count: seen.rows,
          n: format.number(seen.rows),
          tickets: format.number(log.tickets),
        })}
      </Text>
      {log.first_at && log.last_at && (
        <Group gap={6}>
          <Text size="sm">{t("log.span")}</Text>
          <Text size="sm">
            <DateText iso={log.first_at} />
          </Text>
          <Text size="sm">{t("log.until")}</Text>
          <Text size="sm">
            <DateText iso={log.last_at} />
          </Text>
        </Group>
      )}
      <Title order={3} size="h5">
        {t("log.statuses")}
      </Title>
      <ul className={classes.words} aria-label={t("log.statuses")}>
        {log.statuses.map(({ status, count }) => (
          <li key={status} className={classes.word}>
            <Text size="sm">{t(`log.status.${status}`)}</Text>
            <Text size="sm" c={count === 0 ? "dimmed" : undefined}>
              {t("rows", { count, n: format.number(count) })}
            </Text>
          </li>
        ))}
      </ul>
      {log.touches.length > 0 && (
        <>
          <Title order={3} size="h5">
            {t("log.touches")}
          </Title>
          <Text size="sm" c="dimmed">
            {t("log.touches_about")}
          </Text>
          <ul className={classes.words} aria-label={t("log.touches")}>
            {log.touches.map(({ word, count }) => (
              <li key={word} className={classes.word}>
                <Text size="sm" translate="no">
                  {word}
                </Text>
                <Text size="sm">{t("rows", { count, n: format.number(count) })}</Text>
              </li>
            ))}
          </ul>
        </>
      )}
    </Stack>
  );
}
