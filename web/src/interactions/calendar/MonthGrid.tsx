import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import classes from "./calendar.module.css";
import { DayHead } from "./DayHead";
import { EntryChip } from "./EntryChip";
import type { Frame } from "./frame";
import { dropping } from "./WeekGrid";

const SHOWN = 5;

interface Props {
  days: readonly string[];
  month: string;
  frame: Frame;
  /** The address of a day's own view. */
  dayTo: (day: string) => string;
}

/** The weeks of a month; what does not fit a square is told by its number. */
export function MonthGrid({ days, month, frame, dayTo }: Props) {
  const { t } = useTranslation("interactions");
  const isNamed = frame.shown.people.length > 1;
  return (
    <section className={classes.month} aria-label={t("calendar.title")}>
      {days.map((day) => {
        const entries = frame.shown.entries.filter((entry) => frame.dayOf(entry) === day);
        const isClosed = frame.shown.closed.some((one) => one.day === day);
        const looks = [
          classes.square,
          isClosed && classes.closed,
          day === frame.today && classes.today,
          day.slice(0, 7) !== month.slice(0, 7) && classes.outside,
        ];
        return (
          <div
            key={day}
            className={looks.filter(Boolean).join(" ")}
            {...dropping((dragged) => frame.onDrop(dragged, day))}
          >
            <DayHead day={day} shown={frame.shown} />
            {entries.slice(0, SHOWN).map((entry) => (
              <EntryChip
                key={`${entry.kind} ${entry.id}`}
                entry={entry}
                isNamed={isNamed}
                onMove={frame.onMove}
              />
            ))}
            {entries.length > SHOWN && (
              <Text size="xs">
                <AppLink to={dayTo(day)}>{t("calendar.more", { n: entries.length - SHOWN })}</AppLink>
              </Text>
            )}
          </div>
        );
      })}
    </section>
  );
}
