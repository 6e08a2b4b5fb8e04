import { type CSSProperties, type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Entry } from "./api";
import classes from "./calendar.module.css";
import { DayHead } from "./DayHead";
import { lanes, minutesOf, wallAt } from "./days";
import { DRAGGED, EntryChip } from "./EntryChip";
import type { Frame } from "./frame";

const STEP = 30;
const OPENS = 8 * 60;
const CLOSES = 19 * 60;
const LAST = 24 * 60;

/** Days beside one another over the hours; what has no hour stands on top. */
export function WeekGrid({ days, frame }: { days: readonly string[]; frame: Frame }) {
  const { t } = useTranslation("interactions");
  const timed = frame.shown.entries.flatMap((entry) => {
    const wall = frame.wallOf(entry);
    return wall ? [{ entry, day: frame.dayOf(entry), start: minutesOf(wall) }] : [];
  });
  const from = Math.min(OPENS, ...timed.map(({ start }) => Math.floor(start / 60) * 60));
  const ends = timed.map(({ start, entry }) => Math.min(LAST, start + Math.max(entry.minutes, STEP)));
  const until = Math.ceil(Math.max(CLOSES, ...ends) / 60) * 60;
  const style = { "--days": days.length, "--hours": (until - from) / 60 } as CSSProperties;
  const isNamed = frame.shown.people.length > 1;
  return (
    <div style={{ overflowX: "auto" }}>
      <section className={classes.grid} style={style} aria-label={t("calendar.title")}>
        <span />
        {days.map((day) => (
          <div key={day} className={headOf(day, frame)}>
            <DayHead day={day} shown={frame.shown} />
          </div>
        ))}
        <span />
        {days.map((day) => (
          <Whole key={day} day={day} frame={frame} isNamed={isNamed} />
        ))}
        <div className={classes.hours} aria-hidden>
          {Array.from({ length: (until - from) / 60 - 1 }, (_, n) => (
            <span
              key={wallAt("", from + n * 60)}
              className={classes.hour}
              style={{ top: `${(n + 1) * 3}rem` }}
            >
              {wallAt("", from + (n + 1) * 60).slice(1)}
            </span>
          ))}
        </div>
        {days.map((day) => (
          <Column
            key={day}
            day={day}
            from={from}
            until={until}
            entries={timed.filter((one) => one.day === day)}
            frame={frame}
            isNamed={isNamed}
          />
        ))}
      </section>
    </div>
  );
}

const headOf = (day: string, { shown, today }: Frame) =>
  [
    classes.head,
    shown.closed.some((one) => one.day === day) && classes.closed,
    day === today && classes.today,
  ]
    .filter(Boolean)
    .join(" ");

interface WholeProps {
  day: string;
  frame: Frame;
  isNamed: boolean;
}

/** What stands on a day without an hour. */
function Whole({ day, frame, isNamed }: WholeProps) {
  const whole = frame.shown.entries.filter((entry) => !entry.at && frame.dayOf(entry) === day);
  return (
    <div className={classes.allDay} {...dropping((dragged) => frame.onDrop(dragged, day))}>
      {whole.map((entry) => (
        <EntryChip key={`${entry.kind} ${entry.id}`} entry={entry} isNamed={isNamed} onMove={frame.onMove} />
      ))}
    </div>
  );
}

interface ColumnProps extends WholeProps {
  from: number;
  until: number;
  entries: readonly { entry: Entry; start: number }[];
}

/** The hours of a day: half hours to click or to drag over, and what stands there. */
function Column({ day, from, until, entries, frame, isNamed }: ColumnProps) {
  const { t } = useTranslation("interactions");
  const [pressed, press] = useState<number | null>(null);
  const placed = lanes(
    entries.map(({ entry, start }) => ({ start, end: start + Math.max(entry.minutes, STEP) })),
  );
  const slots = Array.from({ length: (until - from) / STEP }, (_, n) => from + n * STEP);
  function release(slot: number) {
    const first = Math.min(pressed ?? slot, slot);
    const length = Math.abs((pressed ?? slot) - slot) + STEP;
    press(null);
    frame.onAdd(day, first, length === STEP ? 60 : length);
  }
  return (
    <div className={classes.column}>
      {slots.map((slot) => (
        <button
          key={slot}
          type="button"
          tabIndex={-1}
          className={classes.slot}
          aria-label={t("calendar.add_at", { at: wallAt(day, slot).replace("T", " ") })}
          onMouseDown={() => press(slot)}
          onMouseUp={() => release(slot)}
          {...dropping((dragged) => frame.onDrop(dragged, day, slot))}
        />
      ))}
      {entries.map(({ entry, start }, place) => {
        const { lane, of } = placed[place] ?? { lane: 0, of: 1 };
        const style = {
          top: `${((start - from) / 60) * 3}rem`,
          height: `${(Math.max(entry.minutes, STEP) / 60) * 3}rem`,
          left: `${(lane / of) * 100}%`,
          width: `${100 / of}%`,
        };
        return (
          <div key={`${entry.kind} ${entry.id}`} className={classes.placed} style={style}>
            <EntryChip entry={entry} isNamed={isNamed} onMove={frame.onMove} />
          </div>
        );
      })}
    </div>
  );
}

/** Takes an entry that is dropped, and nothing else. */
export function dropping(onDrop: (dragged: string) => void) {
  return {
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer.types.includes(DRAGGED)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      const dragged = event.dataTransfer.getData(DRAGGED);
      if (!dragged) return;
      event.preventDefault();
      onDrop(dragged);
    },
  };
}
