import { NumberInput, SegmentedControl, Select, SimpleGrid } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import { useMe } from "@/client/me";
import type { Page } from "@/client/types";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { type Picked, type PickerSource, users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import { changeTarget, METRICS, setTarget, type Target } from "./api";
import { storedFrom, typedFrom } from "./units";

interface Props {
  /** Null to set a new one. */
  target: Target | null;
  onDone: () => void;
  onClose: () => void;
}

interface Values extends Record<string, unknown> {
  metric: string;
  holder: string;
  person_id: Picked | null;
  team_id: Picked | null;
  starts_on: string | null;
  ends_on: string | null;
  value: number | string;
}

const teams: PickerSource = {
  keys: keysOf("staff.Team"),
  find: async (q, signal) => {
    const params = { query: q ? { q } : {} };
    return (await answer<Page<Picked>>(api.GET("/api/v1/teams", { params, signal }))).items;
  },
};

const unitOf = (metric: string) => METRICS[metric] ?? "count";

export function TargetModal({ target, onDone, onClose }: Props) {
  const { t } = useTranslation("staff");
  const { currency } = useMe().organisation;
  const initialValues: Values = {
    metric: target?.metric ?? "won_value",
    holder: target?.team ? "team" : "person",
    person_id: target?.person ?? null,
    team_id: target?.team ?? null,
    starts_on: target?.starts_on ?? null,
    ends_on: target?.ends_on ?? null,
    value: target ? typedFrom(target.value, target.unit, currency) : "",
  };

  async function send({ metric, holder, person_id, team_id, starts_on, ends_on, value }: Values) {
    const stored = { starts_on, ends_on, value: storedFrom(Number(value), unitOf(metric), currency) };
    const held = holder === "team" ? { team_id: team_id?.id ?? "" } : { person_id: person_id?.id ?? "" };
    await (target ? changeTarget(target, stored) : setTarget({ metric, ...held, ...stored }));
    onDone();
    toastDone(t("targets.saved"));
  }

  const needed = (value: unknown) => (value ? null : t("setup.needed"));
  return (
    <FormModal
      title={target ? t("targets.edit") : t("targets.add")}
      initialValues={initialValues}
      validate={{
        person_id: (value, all) => (all.holder === "person" ? needed(value) : null),
        team_id: (value, all) => (all.holder === "team" ? needed(value) : null),
        starts_on: needed,
        ends_on: needed,
        value: needed,
      }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <SegmentedControl
            disabled={target !== null}
            aria-label={t("targets.holder")}
            data={[
              { value: "person", label: t("targets.person") },
              { value: "team", label: t("person.team") },
            ]}
            {...form.getInputProps("holder")}
          />
          {form.values.holder === "team" ? (
            <RecordPicker
              label={t("person.team")}
              required
              disabled={target !== null}
              source={teams}
              {...form.getInputProps("team_id")}
              value={form.values.team_id}
            />
          ) : (
            <RecordPicker
              label={t("targets.person")}
              required
              disabled={target !== null}
              source={users}
              {...form.getInputProps("person_id")}
              value={form.values.person_id}
            />
          )}
          <Select
            label={t("targets.metric")}
            disabled={target !== null}
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
      )}
    </FormModal>
  );
}
