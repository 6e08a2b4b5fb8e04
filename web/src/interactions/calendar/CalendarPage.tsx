import { ActionIcon, Button, Group, SegmentedControl, Skeleton, Stack, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconChevronLeft, IconChevronRight, IconPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { dayOf as dayIn } from "@/ui/format";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { type Picked, teams, users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone, toastProblem } from "@/ui/toast";
import { useFilters } from "@/ui/useFilters";
import { useFormat } from "@/ui/useFormat";
import { calendarKeys, type Entry, move, type Shown, useCalendar } from "./api";
import { DayList } from "./DayList";
import { AddModal, MoveModal } from "./Dialogs";
import { type CalendarView, daysOf, stepped, VIEWS, wallAt } from "./days";
import type { Frame } from "./frame";
import { MonthGrid } from "./MonthGrid";
import { WeekGrid } from "./WeekGrid";

const NINE = 9 * 60;

/** カレンダー: what a person or a team has to do, by day, week or month. */
export default function CalendarPage() {
  const { t } = useTranslation("interactions");
  const { organisation } = useMe();
  const { values } = useFilters();
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const today = dayIn(new Date().toISOString(), organisation.zone);
  const view: CalendarView = VIEWS.find((name) => name === values.view) ?? (isNarrow ? "day" : "week");
  const day = /^\d{4}-\d\d-\d\d$/.test(values.day ?? "") ? (values.day ?? today) : today;
  const days = daysOf(view, day);
  const whose = values.team ? { team_id: values.team } : values.person ? { person_id: values.person } : {};
  const { data, error, refetch } = useCalendar({
    start: days[0] ?? day,
    end: days.at(-1) ?? day,
    ...whose,
  });
  const [added, add] = useState<{ at: string; minutes: number } | null>(null);
  const cache = useQueryClient();
  const refresh = () => cache.invalidateQueries({ queryKey: calendarKeys.all });
  return (
    <Stack p="md" gap="md">
      <PageHead
        title={t("calendar.title")}
        about={t("calendar.about")}
        actions={
          <Button
            leftSection={<IconPlus size={16} />}
            onClick={() => add({ at: wallAt(day, NINE), minutes: 60 })}
          >
            {t("calendar.add")}
          </Button>
        }
      />
      <Controls view={view} day={day} today={today} shown={data} />
      {error && <ProblemView error={error} onRetry={refetch} />}
      {!error && !data && <Skeleton h={480} />}
      {data && (
        <Views
          view={view}
          days={days}
          day={day}
          today={today}
          shown={data}
          isNarrow={Boolean(isNarrow)}
          onAdd={(on, from, minutes) => add({ at: wallAt(on, from), minutes })}
          refresh={refresh}
        />
      )}
      {added && (
        <AddModal
          {...added}
          onDone={async () => {
            toastDone(t("calendar.added"));
            await refresh();
          }}
          onClose={() => add(null)}
        />
      )}
    </Stack>
  );
}

interface ControlProps {
  view: CalendarView;
  day: string;
  today: string;
  shown: Shown | undefined;
}

/** Which days, as day, week or month, and whose. */
function Controls({ view, day, today, shown }: ControlProps) {
  const { t } = useTranslation("interactions");
  const format = useFormat();
  const { values, set } = useFilters();
  const picked = (id: string | undefined): Picked | null =>
    id ? { id, name: shown?.people.find((person) => person.id === id)?.name ?? t("calendar.chosen") } : null;
  const go = (to: string) => set({ day: to === today ? undefined : to });
  return (
    <Group gap="sm" align="flex-end">
      <Group gap={4} wrap="nowrap">
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("calendar.before")}
          onClick={() => go(stepped(view, day, -1))}
        >
          <IconChevronLeft size={18} />
        </ActionIcon>
        <Button size="xs" variant="default" onClick={() => go(today)}>
          {t("calendar.today")}
        </Button>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("calendar.after")}
          onClick={() => go(stepped(view, day, 1))}
        >
          <IconChevronRight size={18} />
        </ActionIcon>
        <Text fw={600} aria-live="polite">
          {view === "month" ? day.slice(0, 7).replace("-", "/") : format.date(day)}
        </Text>
      </Group>
      <SegmentedControl
        aria-label={t("calendar.view_label")}
        size="xs"
        data={VIEWS.map((value) => ({ value, label: t(`calendar.view.${value}`) }))}
        value={view}
        onChange={(value) => set({ view: value })}
      />
      <RecordPicker
        label={t("calendar.person")}
        placeholder={t("calendar.me")}
        source={users}
        value={picked(values.person)}
        onChange={(person) => set({ person: person?.id, team: undefined })}
      />
      <RecordPicker
        label={t("calendar.team")}
        source={teams}
        value={picked(values.team)}
        onChange={(team) => set({ team: team?.id, person: undefined })}
      />
    </Group>
  );
}

interface ViewsProps {
  view: CalendarView;
  days: readonly string[];
  day: string;
  today: string;
  shown: Shown;
  isNarrow: boolean;
  onAdd: Frame["onAdd"];
  refresh: () => Promise<unknown>;
}

function Views({ view, days, day, today, shown, isNarrow, onAdd, refresh }: ViewsProps) {
  const { t } = useTranslation("interactions");
  const format = useFormat();
  const { values } = useFilters();
  const [asked, ask] = useState<{ entry: Entry; to: string } | null>(null);
  const wallOf = (entry: Entry) => (entry.at ? format.wall(entry.at) : null);
  const dayOf = (entry: Entry) => wallOf(entry)?.slice(0, 10) ?? entry.day ?? "";

  async function moveTo(entry: Entry, to: string) {
    await move(entry, { day: to.slice(0, 10), at: entry.at ? format.instant(to) : "" });
    toastDone(t("calendar.moved"));
    await refresh();
  }
  function drop(dragged: string, on: string, minutes?: number) {
    const entry = shown.entries.find(({ kind, id }) => `${kind} ${id}` === dragged);
    if (!entry?.may_move) return;
    const time = wallOf(entry)?.slice(10) ?? "";
    const to = entry.at ? (minutes === undefined ? `${on}${time}` : wallAt(on, minutes)) : on;
    // Guests of a demo are told by mail: that is not done by a slip of the mouse.
    if (entry.kind === "demo") ask({ entry, to });
    else moveTo(entry, to).catch((error) => void refresh().then(() => toastProblem(error)));
  }
  const frame: Frame = {
    shown,
    today,
    dayOf,
    wallOf,
    onMove: (entry) => ask({ entry, to: wallOf(entry) ?? entry.day ?? "" }),
    onDrop: drop,
    onAdd,
  };
  const dayTo = (to: string) => `/calendar?${new URLSearchParams({ ...values, view: "day", day: to })}`;
  return (
    <>
      {isNarrow ? (
        <DayList days={days} frame={frame} />
      ) : view === "month" ? (
        <MonthGrid days={days} month={day} frame={frame} dayTo={dayTo} />
      ) : (
        <WeekGrid days={days} frame={frame} />
      )}
      {asked && <MoveModal {...asked} onMove={(to) => moveTo(asked.entry, to)} onClose={() => ask(null)} />}
    </>
  );
}
