import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DayHead } from "./DayHead";
import { EntryChip } from "./EntryChip";
import type { Frame } from "./frame";

/** Days as lists, one below the other: for a phone. */
export function DayList({ days, frame }: { days: readonly string[]; frame: Frame }) {
  const { t } = useTranslation("interactions");
  const isNamed = frame.shown.people.length > 1;
  return (
    <Stack component="section" aria-label={t("calendar.title")}>
      {days.map((day) => {
        const entries = frame.shown.entries
          .filter((entry) => frame.dayOf(entry) === day)
          .sort((a, b) => (a.at ?? "").localeCompare(b.at ?? ""));
        return (
          <Stack key={day} gap={4}>
            <DayHead day={day} shown={frame.shown} />
            {entries.length === 0 && (
              <Text size="sm" c="dimmed">
                {t("calendar.free")}
              </Text>
            )}
            {entries.map((entry) => (
              <EntryChip
                key={`${entry.kind} ${entry.id}`}
                entry={entry}
                isNamed={isNamed}
                onMove={frame.onMove}
              />
            ))}
          </Stack>
        );
      })}
    </Stack>
  );
}
