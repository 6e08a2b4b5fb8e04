import { Checkbox, Group, MultiSelect, NumberInput, SimpleGrid, Text, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import {
  CONTRACTS,
  type Policy,
  type PolicyFields,
  PRIORITIES,
  STAGES,
  savePolicy,
  slaKeys,
  TARGETS,
  TYPES,
} from "./api";
import { ClosingFields, closingValues, sentClosing } from "./ClosingFields";
import { areReadable, HoursFields, type HoursValues, hoursValues, sentHours } from "./HoursFields";
import { useNamed } from "./PolicyCard";
import { StepFields, type StepValues, sentSteps, stepValues } from "./StepFields";

interface Values extends Record<string, unknown> {
  name: string;
  types: string[];
  priorities: string[];
  stages: string[];
  contracts: string[];
  hours: HoursValues;
  second_line: number | string;
  targets: Policy["targets"];
  always: string[];
  steps: StepValues[];
  close_solved_days: number | string;
  close_waiting_days: number | string;
  close_notice_days: number | string;
}
type Form = UseFormReturnType<Values>;

/** A day's work to answer, three to solve: somewhere to begin. */
const USUAL: Policy["targets"] = {
  4: { first_reply: 30, next_reply: 30, solve: 240 },
  3: { first_reply: 120, next_reply: 120, solve: 540 },
  2: { first_reply: 240, next_reply: 240, solve: 1620 },
  1: { first_reply: 540, next_reply: 540, solve: 2700 },
};

function valuesOf(policy: Policy | null, name: string): Values {
  return {
    name,
    types: policy?.types ?? [],
    priorities: policy?.priorities.map(String) ?? [],
    stages: policy?.stages ?? [],
    contracts: policy?.contracts ?? [],
    hours: hoursValues(policy),
    second_line: policy?.second_line ?? "",
    targets: policy?.targets ?? USUAL,
    always: policy?.always ?? [],
    steps: stepValues(policy?.steps ?? []),
    ...closingValues(policy),
  };
}

/** Whom a policy is for and what it promises. Without one a new one is made. */
export function PolicyModal({ policy, onClose }: { policy: Policy | null; onClose: () => void }) {
  const { t } = useTranslation("service");
  const named = useNamed();
  const cache = useQueryClient();

  async function send({ priorities, steps, hours, second_line, ...rest }: Values) {
    const body = {
      ...rest,
      ...sentClosing(rest),
      priorities: priorities.map(Number),
      steps: sentSteps(steps),
      hours: sentHours(hours),
      second_line: second_line === "" ? null : Number(second_line),
    } as PolicyFields;
    await savePolicy(policy, body);
    void cache.invalidateQueries({ queryKey: slaKeys.all });
    toastDone(t("sla.saved", { name: rest.name }));
  }

  return (
    <FormModal
      title={policy ? t("sla.edit", { name: named(policy) }) : t("sla.add")}
      initialValues={valuesOf(policy, policy ? named(policy) : "")}
      validate={{
        name: (name) => (name.trim() ? null : t("sla.name_needed")),
        hours: (hours) => (areReadable(hours) ? null : t("sla.hours.unreadable")),
      }}
      onSubmit={send}
      onClose={onClose}
      size="lg"
    >
      {(form) => (
        <>
          <TextInput label={t("sla.name")} required maxLength={80} {...form.getInputProps("name")} />
          {!policy?.is_default && <Conditions form={form} />}
          <Promises form={form} />
          <NumberInput
            label={t("sla.second_line")}
            description={t("sla.second_line_about")}
            suffix={t("sla.minutes")}
            min={1}
            allowDecimal={false}
            hideControls
            thousandSeparator=","
            {...form.getInputProps("second_line")}
          />
          <Always form={form} />
          <HoursFields form={form as never} />
          <StepFields form={form as never} />
          <ClosingFields field={form.getInputProps} />
        </>
      )}
    </FormModal>
  );
}

/** Which targets run by night and on holidays, too. */
function Always({ form }: { form: Form }) {
  const { t } = useTranslation("service");
  return (
    <Checkbox.Group
      label={t("sla.always")}
      description={t("sla.always_about")}
      {...form.getInputProps("always")}
    >
      <Group mt="xs">
        {TARGETS.map((target) => (
          <Checkbox key={target} value={target} label={t(`sla.targets.${target}`)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

function Conditions({ form }: { form: Form }) {
  const { t } = useTranslation("service");
  return (
    <>
      <Text size="sm" c="dimmed">
        {t("sla.conditions")}
      </Text>
      <MultiSelect
        label={t("fact.type")}
        data={TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
        {...form.getInputProps("types")}
      />
      <MultiSelect
        label={t("fact.priority")}
        data={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
        {...form.getInputProps("priorities")}
      />
      <MultiSelect
        label={t("sla.stage")}
        data={STAGES.map((value) => ({ value, label: t(`sla.stages.${value}`) }))}
        {...form.getInputProps("stages")}
      />
      <MultiSelect
        label={t("sla.contract")}
        data={CONTRACTS.map((value) => ({ value, label: t(`routing.contract.${value}`) }))}
        {...form.getInputProps("contracts")}
      />
    </>
  );
}

function Promises({ form }: { form: Form }) {
  const { t } = useTranslation("service");
  return (
    <SimpleGrid cols={3} spacing="xs" verticalSpacing="xs">
      {PRIORITIES.map((priority) => (
        <Fragment key={priority}>
          {TARGETS.map((target) => (
            <NumberInput
              key={target}
              label={`${t(`priority.${priority}`)} ${t(`sla.targets.${target}`)}`}
              suffix={t("sla.minutes")}
              min={1}
              allowDecimal={false}
              hideControls
              thousandSeparator=","
              {...form.getInputProps(`targets.${priority}.${target}`)}
              error={target === "first_reply" ? form.errors[`targets.${priority}`] : undefined}
            />
          ))}
        </Fragment>
      ))}
    </SimpleGrid>
  );
}
