import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import type { EnrolmentRow, State } from "./api";

const TONES: Record<State, Tone> = {
  running: "active",
  paused: "warn",
  finished: "neutral",
  replied: "good",
  stopped: "neutral",
  unsubscribed: "bad",
  failed: "bad",
};

/** How somebody stands in a sequence, in a word. */
export function StateBadge({ state }: { state: State }) {
  const { t } = useTranslation("sales");
  return <StatusBadge tone={TONES[state]} label={t(`enrolment.state.${state}`)} />;
}

/** How far they are and what comes next, or why it goes no further. */
export function Standing({ one }: { one: EnrolmentRow }) {
  const { t } = useTranslation("sales");
  return (
    <Text size="xs" c="dimmed" component="div">
      {t("enrolment.step", { step: one.step, steps: one.steps })}{" "}
      {one.state === "running" && one.due_at && (
        <>
          {t(`enrolment.next.${one.next_kind ?? "task"}`)} <DateText iso={one.due_at} />
        </>
      )}
      {one.state === "running" && one.task && t("enrolment.waits_for_task", { name: one.task.name })}
      {one.why && t(`enrolment.why.${one.why}`)}
    </Text>
  );
}
