import { NumberInput, SegmentedControl, Select, SimpleGrid } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { DateField } from "@/ui/edit/DateField";
import { type Picked, teams, users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { METRICS, type Target, type Unit } from "./api";
import { typedFrom } from "./units";

export interface Values extends Record<string, unknown> {
  metric: string;
  holder: string;
  person_id: Picked | null;
  team_id: Picked | null;
  starts_on: string | null;
  ends_on: string | null;
  value: number | string;
}

interface Props {
  form: UseFormReturnType<Values>;
  /** Whose target it is, and of what, is decided once. */
  isNew: boolean;
}

export function valuesOf(target: Target | null, currency: string): Values {
  return {
    metric: target?.metric ?? "won_value",
    holder: target?.team ? "team" : "person",
    person_id: target?.person ?? null,
    team_id: target?.team ?? null,
    starts_on: target?.starts_on ?? null,
    ends_on: target?.ends_on ?? null,
    value: target ? typedFrom(target.value, target.unit, currency) : "",
  };
}

export const unitOf = (metric: string): Unit => METRICS[metric] ?? "count";

export function TargetFields({ form, isNew }: Props) {
  const { t } = useTranslation("staff");
  const { currency } = useMe().organisation;
  return (
    <>
      <HolderField form={form} isNew={isNew} />
      <Select
        label={t("targets.metric")}
        disabled={!isNew}
        allowDeselect={false}
        data={Object.keys(METRICS).map((metric) => ({ value: metric, label: t(`metric.${metric}`) }))}
        {...form.getInputProps("metric")}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DateField
          label={t("targets.starts_on")}
          {...form.getInputProps("starts_on")}
          value={form.values.starts_on}
        />
        <DateField
          label={t("targets.ends_on")}
          {...form.getInputProps("ends_on")}
          value={form.values.ends_on}
        />
      </SimpleGrid>
      <NumberInput
        label={t("targets.value")}
        description={t(`unit_about.${unitOf(form.values.metric)}`, { currency })}
        required
        min={0}
        thousandSeparator=","
        {...form.getInputProps("value")}
      />
    </>
  );
}

function HolderField({ form, isNew }: Props) {
  const { t } = useTranslation("staff");
  const isTeam = form.values.holder === "team";
  const name = isTeam ? "team_id" : "person_id";
  return (
    <>
      <SegmentedControl
        disabled={!isNew}
        aria-label={t("targets.holder")}
        data={[
          { value: "person", label: t("targets.person") },
          { value: "team", label: t("person.team") },
        ]}
        {...form.getInputProps("holder")}
      />
      <RecordPicker
        key={name}
        label={t(isTeam ? "person.team" : "targets.person")}
        required
        disabled={!isNew}
        source={isTeam ? teams : users}
        {...form.getInputProps(name)}
        value={form.values[name]}
      />
    </>
  );
}
