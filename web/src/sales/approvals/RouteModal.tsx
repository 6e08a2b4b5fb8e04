import {
  ActionIcon,
  Button,
  Fieldset,
  Group,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  SimpleGrid,
  TextInput,
} from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Schema } from "@/client/schema";
import type { Money } from "@/client/types";
import { MoneyField } from "@/ui/edit/fields";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import { type Route, routeKeys, saveRoute } from "./api";

interface Step {
  name: string;
  needs: "all" | "any";
  managers: string[];
  people: string[];
}
interface Values extends Record<string, unknown> {
  name: string;
  over_discount: number | string;
  from_amount: Money | null;
  under_margin: number | string;
  steps: Step[];
}
type Form = UseFormReturnType<Values>;

const EMPTY: Step = { name: "", needs: "all", managers: ["1"], people: [] };
const LEVELS = ["1", "2", "3", "4", "5"] as const;

const valuesOf = (route: Route | null): Values => ({
  name: route?.name ?? "",
  over_discount: route?.over_discount ?? "",
  from_amount: route?.from_amount ?? null,
  under_margin: route?.under_margin ?? "",
  steps: route?.steps.map((step) => ({
    name: step.name,
    needs: step.needs,
    managers: step.managers.map(String),
    people: step.people.map(({ id }) => id),
  })) ?? [EMPTY],
});

const counted = (typed: number | string) => (typed === "" ? null : Number(typed));

/** Which quotes ask for leave, and whose, step by step. Without a route a new one is made. */
export function RouteModal({
  route,
  able,
  onClose,
}: {
  route: Route | null;
  able: readonly Schema<"Ref">[];
  onClose: () => void;
}) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();

  async function send(values: Values) {
    await saveRoute(route, {
      ...values,
      over_discount: counted(values.over_discount),
      under_margin: counted(values.under_margin),
      steps: values.steps.map((step) => ({ ...step, managers: step.managers.map(Number) })),
    });
    void cache.invalidateQueries({ queryKey: routeKeys.all });
    toastDone(t("routes.saved", { name: values.name }));
  }

  return (
    <FormModal
      title={route ? t("routes.edit", { name: route.name }) : t("routes.add")}
      initialValues={valuesOf(route)}
      validate={{ name: (name) => (name.trim() ? null : t("needed")) }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            label={t("routes.name")}
            required
            maxLength={80}
            data-autofocus
            {...form.getInputProps("name")}
          />
          <Conditions form={form} />
          <Steps form={form} able={able} />
        </>
      )}
    </FormModal>
  );
}

function Conditions({ form }: { form: Form }) {
  const { t } = useTranslation("sales");
  return (
    <Fieldset legend={t("routes.conditions")}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberInput
          label={t("routes.over_discount")}
          min={0}
          max={100}
          allowDecimal={false}
          {...form.getInputProps("over_discount")}
        />
        <MoneyField label={t("routes.from_amount")} {...form.getInputProps("from_amount")} />
        <NumberInput
          label={t("routes.under_margin")}
          min={-100}
          max={100}
          allowDecimal={false}
          {...form.getInputProps("under_margin")}
        />
      </SimpleGrid>
    </Fieldset>
  );
}

function Steps({ form, able }: { form: Form; able: readonly Schema<"Ref">[] }) {
  const { t } = useTranslation("sales");
  return (
    <>
      {form.values.steps.map((_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
        <StepFields key={place} form={form} place={place} able={able} />
      ))}
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => form.insertListItem("steps", EMPTY)}
        >
          {t("routes.add_step")}
        </Button>
      </Group>
    </>
  );
}

function StepFields({ form, place, able }: { form: Form; place: number; able: readonly Schema<"Ref">[] }) {
  const { t } = useTranslation("sales");
  const number = place + 1;
  return (
    <Fieldset legend={t("routes.step", { number })}>
      <Group align="flex-end" wrap="nowrap">
        <TextInput
          flex={1}
          label={t("routes.step_name")}
          placeholder={t("routes.step_example")}
          required
          {...form.getInputProps(`steps.${place}.name`)}
        />
        {form.values.steps.length > 1 && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("routes.drop_step", { number })}
            onClick={() => form.removeListItem("steps", place)}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      <MultiSelect
        label={t("routes.managers")}
        data={LEVELS.map((value) => ({ value, label: t(`routes.level.${value}`) }))}
        {...form.getInputProps(`steps.${place}.managers`)}
      />
      <MultiSelect
        label={t("routes.people")}
        searchable
        data={able.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps(`steps.${place}.people`)}
      />
      <SegmentedControl
        mt="xs"
        aria-label={t("routes.needs")}
        data={(["all", "any"] as const).map((value) => ({ value, label: t(`routes.need.${value}`) }))}
        {...form.getInputProps(`steps.${place}.needs`)}
      />
    </Fieldset>
  );
}
