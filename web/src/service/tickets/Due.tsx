import { Text } from "@mantine/core";
import { IconAlarm, IconAlarmSnooze, IconClock, IconPlayerPause } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { useFormat } from "@/ui/useFormat";
import { useMinute } from "@/ui/useMinute";
import classes from "./inbox.module.css";
import type { Listed } from "./types";

const DAY_MS = 86_400_000;

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
      <Countdown at={ticket.due_at} isLate={ticket.is_late} />
    </Text>
  );
}

/** How long until then, within a day of it; how long since, once it has passed. */
function Countdown({ at, isLate }: { at: string; isLate: boolean }) {
  const { t } = useTranslation("service");
  const format = useFormat();
  const left = Date.parse(at) - useMinute();
  const time = format.duration(Math.abs(left) / 1000);
  if (isLate) return <span>{t("due.late", { time })}</span>;
  if (left < 0 || left > DAY_MS) return null;
  return <span>{t("due.left", { time })}</span>;
}
