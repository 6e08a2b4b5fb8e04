import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCircle, IconCircleCheck, IconCircleDot } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { toastDone, toastProblem } from "@/ui/toast";
import { type Changes, type Complaint, changeComplaint, type Step, setStep, useComplaintChange } from "./api";
import classes from "./complaints.module.css";
import { Told } from "./Told";

/** The steps from the receipt to the end; what each asks for is written down at it. */
export function Course({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation("service");
  const keep = useComplaintChange();
  const save = async (changes: Changes) => keep(await changeComplaint(complaint, changes));
  const lastDone = complaint.steps.filter((step) => step.done_at).at(-1)?.name;
  return (
    <ol className={classes.course} aria-label={t("complaint.course")}>
      {complaint.steps.map((step) => (
        <li
          key={step.name}
          className={classes.step}
          aria-current={step.name === complaint.step ? "step" : undefined}
        >
          <span className={classes.sign}>
            <Sign step={step} isNext={step.name === complaint.step} />
          </span>
          <Stack gap="xs" className={step.name === complaint.step ? classes.now : undefined}>
            <StepHead complaint={complaint} step={step} isLastDone={step.name === lastDone} />
            <Told complaint={complaint} step={step.name} save={save} />
          </Stack>
        </li>
      ))}
    </ol>
  );
}

function Sign({ step, isNext }: { step: Step; isNext: boolean }) {
  if (step.done_at) return <IconCircleCheck size={22} color="var(--good)" aria-hidden />;
  if (step.is_late && isNext) return <IconAlertTriangle size={22} color="var(--bad)" aria-hidden />;
  if (isNext) return <IconCircleDot size={22} color="var(--service)" aria-hidden />;
  return <IconCircle size={22} color="var(--mantine-color-dimmed)" aria-hidden />;
}

interface StepProps {
  complaint: Complaint;
  step: Step;
  isLastDone: boolean;
}

function StepHead({ complaint, step, isLastDone }: StepProps) {
  const { t } = useTranslation("service");
  const keep = useComplaintChange();
  const set = useMutation({
    mutationFn: (isDone: boolean) => setStep(complaint, step.name, isDone),
    meta: { quiet: true },
    onSuccess: (changed, isDone) => {
      keep(changed);
      if (isDone) toastDone(t("complaint.done", { step: t(`complaint.step_of.${step.name}`) }));
    },
    onError: toastProblem,
  });
  const isNext = step.name === complaint.step;
  const mayTakeBack = complaint.may.update && isLastDone && step.name !== "received";
  return (
    <Group justify="space-between" gap="xs">
      <Group gap="sm" align="baseline">
        <Title order={2} size="h4">
          {t(`complaint.step_of.${step.name}`)}
        </Title>
        <When step={step} />
      </Group>
      {isNext && complaint.may.update && (
        <Button size="xs" loading={set.isPending} onClick={() => set.mutate(true)}>
          {t(step.name === "closing" ? "complaint.close" : "complaint.complete")}
        </Button>
      )}
      {mayTakeBack && (
        <Button size="xs" variant="subtle" color="gray" onClick={() => set.mutate(false)}>
          {t("complaint.take_back")}
        </Button>
      )}
    </Group>
  );
}

/** When it was done and by whom, or until when it is due. */
function When({ step }: { step: Step }) {
  const { t } = useTranslation("service");
  if (step.done_at) {
    return (
      <Text size="sm" c="dimmed">
        <DateText iso={step.done_at} />
        {step.done_by && ` ${step.done_by.name}`}
        {step.is_late && ` · ${t("complaint.was_late")}`}
      </Text>
    );
  }
  return (
    <Text size="sm" c={step.is_late ? "var(--bad)" : "dimmed"}>
      {t("complaint.due")} <DateText iso={step.due_at} />
      {step.is_late && ` · ${t("complaint.late")}`}
    </Text>
  );
}
