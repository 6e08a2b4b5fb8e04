import { Text } from "@mantine/core";
import { IconAlarm, IconAlarmSnooze, IconClock, IconPlayerPause } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import classes from "./inbox.module.css";
import type { Listed } from "./types";

/** The target awaited next: when, whether it has passed, or that its clock stands still. */
export function Due({ ticket }: { ticket: Listed }) {
  const { t } = useTranslation("service");
  if (ticket.snoozed_until && !ticket.is_late) {
    return (
      <Text size="xs" c="dimmed" className={classes.mark}>
        <IconAlarmSnooze size={14} aria-hidden />
        <DateText iso={ticket.snoozed_until} />
        {t("due.snoozed")}
      </Text>
    );
  }
  if (!ticket.due_at) {
    if (ticket.status !== "waiting") return <span />;
    return (
      <Text size="xs" c="dimmed" className={classes.mark}>
        <IconPlayerPause size={14} aria-hidden />
        {t("due.paused")}
      </Text>
    );
  }
  const Sign = ticket.is_late ? IconAlarm : IconClock;
  return (
    <Text
      size="xs"
      fw={ticket.is_late ? 650 : 400}
      c={ticket.is_late ? "var(--bad)" : undefined}
      className={classes.mark}
    >
      <Sign size={14} aria-hidden />
      <DateText iso={ticket.due_at} />
      {ticket.is_late && t("due.late")}
    </Text>
  );
}
