import { ActionIcon, Button, Group, NumberInput, Select, Stack, Text } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useTeams } from "../routing/api";
import { ACTS, PRIORITIES, type Step, TARGETS } from "./api";

/** A step as it is edited: what a select holds is text. */
export interface StepValues {
  id: string | null;
  target: Step["target"];
  minutes: number | string;
  when: "before" | "after";
  act: Step["act"];
  priority: string | null;
  team: string | null;
}
type Form = UseFormReturnType<{ steps: StepValues[] } & Record<string, unknown>>;

const FIRST: StepValues = {
  id: null,
  target: "solve",
  minutes: 60,
  when: "before",
  act: "tell_holder",
  priority: null,
  team: null,
};

export const stepValues = (steps: readonly Step[]): StepValues[] =>
  steps.map(({ is_after, priority, team, ...step }) => ({
    ...step,
    when: is_after ? "after" : "before",
    priority: priority ? String(priority) : null,
    team: team?.id ?? null,
  }));

export const sentSteps = (steps: readonly StepValues[]) =>
  steps.map(({ when, minutes, priority, team, ...step }) => ({
    ...step,
    minutes: Number(minutes),
    is_after: when === "after",
    priority: priority ? Number(priority) : null,
    team_id: team,
  }));

/** What is done before a target runs out, and after. */
export function StepFields({ form }: { form: Form }) {
  const { t } = useTranslation("service");
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        {t("sla.steps.title")}
      </Text>
      <Text size="sm" c="dimmed">
        {t("sla.steps.about")}
      </Text>
      {form.values.steps.map((step, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step being written is known by its place alone
        <StepRow key={place} form={form} step={step} place={place} />
      ))}
      <Button
        variant="default"
        size="xs"
        style={{ alignSelf: "flex-start" }}
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => form.insertListItem("steps", FIRST)}
      >
        {t("sla.steps.add")}
      </Button>
    </Stack>
  );
}

function StepRow({ form, step, place }: { form: Form; step: StepValues; place: number }) {
  const { t } = useTranslation("service");
  const field = (name: keyof StepValues) => form.getInputProps(`steps.${place}.${name}`);
  const number = place + 1;
  return (
    <Group gap="xs" align="flex-end" role="group" aria-label={t("sla.steps.numbered", { number })}>
      <Select
        label={t("sla.steps.target")}
        data={TARGETS.map((value) => ({ value, label: t(`sla.targets.${value}`) }))}
        allowDeselect={false}
        w={120}
        {...field("target")}
      />
      <NumberInput
        label={t("sla.steps.minutes")}
        min={0}
        allowDecimal={false}
        hideControls
        thousandSeparator=","
        w={90}
        {...field("minutes")}
      />
      <Select
        label={t("sla.steps.when")}
        data={(["before", "after"] as const).map((value) => ({ value, label: t(`sla.steps.${value}`) }))}
        allowDeselect={false}
        w={90}
        {...field("when")}
      />
      <Select
        label={t("sla.steps.act")}
        data={ACTS.map((value) => ({ value, label: t(`sla.steps.acts.${value}`) }))}
        allowDeselect={false}
        flex={1}
        miw={170}
        {...field("act")}
      />
      {step.act === "raise" && (
        <Select
          label={t("sla.steps.priority")}
          data={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
          w={110}
          {...field("priority")}
        />
      )}
      {step.act === "escalate" && <TeamSelect field={field("team")} />}
      <DropButton
        label={t("sla.steps.drop", { number })}
        onDrop={() => form.removeListItem("steps", place)}
      />
      {form.errors[`steps.${place}`] && (
        <Text size="xs" c="var(--mantine-color-error)" w="100%" role="alert">
          {form.errors[`steps.${place}`]}
        </Text>
      )}
    </Group>
  );
}

function DropButton({ label, onDrop }: { label: string; onDrop: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" bg="transparent" mb={4} onClick={onDrop} aria-label={label}>
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  );
}

function TeamSelect({ field }: { field: object }) {
  const { t } = useTranslation("service");
  const teams = useTeams().data?.items ?? [];
  return (
    <Select
      label={t("sla.steps.team")}
      data={teams.map(({ id, name }) => ({ value: id, label: name }))}
      miw={150}
      {...field}
    />
  );
}
