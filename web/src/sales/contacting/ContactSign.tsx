import { Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { StatusBadge } from "@/ui/StatusBadge";
import { useFormat } from "@/ui/useFormat";
import type { FirstContact } from "./types";

/** How the clock of a first contact stands, in a sign and words. */
export function ContactSign({ contact }: { contact: FirstContact }) {
  const { t } = useTranslation("sales");
  const format = useFormat();
  const time = (minutes: number) => format.duration(Math.abs(minutes) * 60, true);
  if (contact.contacted_at) {
    const took = contact.minutes === null ? "" : time(contact.minutes);
    return (
      <StatusBadge
        tone={contact.is_late ? "warn" : "good"}
        label={t(contact.is_late ? "contacting.done_late" : "contacting.done", { time: took })}
      />
    );
  }
  return (
    <Group gap="xs">
      <StatusBadge
        tone={contact.is_late ? "bad" : "active"}
        label={t(contact.is_late ? "contacting.late" : "contacting.left", { time: time(contact.left ?? 0) })}
      />
      <Text size="xs" c="dimmed">
        {t("contacting.due")} <DateText iso={contact.due_at} />
      </Text>
    </Group>
  );
}
