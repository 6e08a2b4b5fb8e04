import { Stack, Text, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { ProblemView } from "@/ui/ProblemView";
import { useFormat } from "@/ui/useFormat";
import { useStepWords } from "../sla/useStepWords";
import { useTargets } from "./api";
import type { Stretch, Target, TargetStep, Ticket } from "./types";

/** Why it is due when it is: asked for, because it is looked at rarely. */
export function DueCourse({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const [isOpen, setOpen] = useState(false);
  const Sign = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <Stack gap={6}>
      <UnstyledButton aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Text size="xs" c="var(--link, inherit)" style={{ display: "flex", alignItems: "center", gap: 4 }}>
          <Sign size={14} aria-hidden />
          {t("course.show")}
        </Text>
      </UnstyledButton>
      {isOpen && <Targets ticket={ticket} />}
    </Stack>
  );
}

function Targets({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const { data, error, refetch } = useTargets(ticket.id);
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack gap="sm">
      {ticket.policy && <Text size="xs">{t("sla.of_ticket", { name: ticket.policy })}</Text>}
      {data?.items.map((one) => (
        <Course key={one.name} target={one} priority={ticket.priority} />
      ))}
    </Stack>
  );
}

/** One target: what was promised, the working time counted, and where it ends. */
function Course({ target, priority }: { target: Target; priority: number }) {
  const { t } = useTranslation("service");
  const format = useFormat();
  const words = {
    priority: t(`priority.${priority}`),
    budget: format.duration(target.budget_seconds, true),
    left: format.duration(target.left_seconds, true),
  };
  return (
    <section aria-label={t(`course.${target.name}`)}>
      <Text size="xs" fw={650}>
        {t(`course.${target.name}`)}
      </Text>
      <Text size="xs" c="dimmed">
        {t(target.name === "second_line" ? "course.second_line_promised" : "course.promised", words)}{" "}
        <DateText iso={target.since} /> {t("course.from")}
      </Text>
      {target.course.map((one) => (
        <Line key={one.start} stretch={one} />
      ))}
      {target.pauses.map((one) => (
        <Line key={one.start} stretch={one} isPause />
      ))}
      {target.paused_since ? (
        <Text size="xs">
          <DateText iso={target.paused_since} /> {t("course.paused", words)}
        </Text>
      ) : (
        target.due_at && (
          <Text size="xs" fw={650}>
            {t("course.due")} <DateText iso={target.due_at} />
          </Text>
        )
      )}
      {target.is_kept && !target.paused_since && (
        <Text size="xs" c="dimmed">
          {t("course.kept")}
        </Text>
      )}
      {target.met_at && (
        <Text size="xs" c="dimmed">
          {t("course.met")} <DateText iso={target.met_at} />
        </Text>
      )}
      {target.steps.map((step) => (
        <StepLine key={`${step.act} ${step.minutes} ${step.is_after}`} step={step} />
      ))}
    </section>
  );
}

/** 60分前：担当者に知らせる（11/20(金) 17:00 予定） */
function StepLine({ step }: { step: TargetStep }) {
  const { t } = useTranslation("service");
  const words = useStepWords();
  return (
    <Text size="xs" c={step.is_taken ? undefined : "dimmed"}>
      {t("sla.steps.on_ticket", { when: words.when(step), act: words.act(step.act) })}{" "}
      {step.at && <DateText iso={step.at} />}{" "}
      {t(step.is_taken ? "sla.steps.taken" : step.at ? "sla.steps.planned" : "sla.steps.stopped")}
    </Text>
  );
}

/** 11/20(金) 17:00 〜 18:00 1時間; of a pause only from when to when. */
function Line({ stretch: { start, end }, isPause = false }: { stretch: Stretch; isPause?: boolean }) {
  const { t } = useTranslation("service");
  const format = useFormat();
  const seconds = (Date.parse(end) - Date.parse(start)) / 1000;
  return (
    <Text size="xs" c={isPause ? "dimmed" : undefined}>
      <DateText iso={start} /> {t("course.to")} {isPause ? <DateText iso={end} /> : format.time(end)}{" "}
      {isPause ? t("course.stood") : format.duration(seconds, true)}
    </Text>
  );
}
