import { Button, Checkbox, Group, Select, Skeleton, Stack, Switch, Table, Tabs, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCalled, useCustomFields } from "@/custom/api";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone, toastProblem } from "@/ui/toast";
import { TYPES } from "../tickets/types";
import {
  BEFORE,
  type Before,
  FIELDS,
  type Form,
  type FormField,
  type Forms,
  useForms,
  useSaveForms,
} from "./api";

/** Which facts a ticket of each type is asked for, and before which status. */
export default function FormsPage() {
  const { t } = useTranslation("service");
  const { data, error, refetch } = useForms();
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" maw={720}>
      <PageHead title={t("form.title")} about={t("form.about")} />
      {data ? <Types key={data.version} held={data} /> : <Skeleton h={240} />}
    </Stack>
  );
}

function Types({ held }: { held: Forms }) {
  const { t } = useTranslation("service");
  const [forms, setForms] = useState<readonly Form[]>(held.forms);
  const [isSaving, setSaving] = useState(false);
  const save = useSaveForms(held.version);
  const may = held.may.update ?? false;
  const keep = (type: Form["type"], fields: readonly FormField[] | null) => {
    const others = forms.filter((one) => one.type !== type);
    setForms(fields ? [...others, { type, fields: [...fields] }] : others);
  };
  const run = () => {
    setSaving(true);
    save(forms)
      .then(() => toastDone(t("form.saved")))
      .catch(toastProblem)
      .finally(() => setSaving(false));
  };
  return (
    <>
      <Tabs defaultValue={TYPES[0]} keepMounted={false}>
        <Tabs.List mb="sm">
          {TYPES.map((type) => (
            <Tabs.Tab key={type} value={type}>
              {t(`type.${type}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TYPES.map((type) => (
          <Tabs.Panel key={type} value={type}>
            <OneForm
              fields={forms.find((one) => one.type === type)?.fields ?? null}
              may={may}
              onChange={(fields) => keep(type, fields)}
            />
          </Tabs.Panel>
        ))}
      </Tabs>
      {may && (
        <Group justify="flex-end">
          <Button loading={isSaving} disabled={forms === held.forms} onClick={run}>
            {t("form.save")}
          </Button>
        </Group>
      )}
    </>
  );
}

interface OneProps {
  fields: readonly FormField[] | null;
  may: boolean;
  onChange: (fields: readonly FormField[] | null) => void;
}

function OneForm({ fields, may, onChange }: OneProps) {
  const { t } = useTranslation("service");
  const called = useCalled();
  const custom = useCustomFields("tickets");
  const all = [
    ...FIELDS.map((field) => ({ field, label: t(`fact.${field}`) })),
    ...custom.map((one) => ({ field: `custom.${one.key}`, label: called(one) })),
  ];
  const whole = () => all.map(({ field }) => ({ field, before: "" as const }));
  return (
    <Stack gap="sm">
      <Switch
        label={t("form.chosen")}
        description={t("form.chosen_about")}
        checked={fields !== null}
        disabled={!may}
        onChange={(event) => onChange(event.currentTarget.checked ? whole() : null)}
      />
      {fields && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("form.shown")}</Table.Th>
              <Table.Th>{t("form.needed")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {all.map((one) => (
              <Line
                key={one.field}
                {...one}
                fields={fields}
                order={all.map(({ field }) => field)}
                may={may}
                onChange={onChange}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {fields && (
        <Text size="sm" c="dimmed">
          {t("form.hint")}
        </Text>
      )}
    </Stack>
  );
}

interface LineProps extends Omit<OneProps, "fields"> {
  field: string;
  label: string;
  fields: readonly FormField[];
  /** In which order the facts of a form stand. */
  order: readonly string[];
}

/** One fact: whether it is shown, and before which status it is needed. */
function Line({ field, label, fields, order, may, onChange }: LineProps) {
  const { t } = useTranslation("service");
  const held = fields.find((one) => one.field === field);
  const put = (before: Before | null) => {
    const rest = fields.filter((one) => one.field !== field);
    const next = before === null ? rest : [...rest, { field, before }];
    onChange(next.toSorted((one, other) => order.indexOf(one.field) - order.indexOf(other.field)));
  };
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox
          label={label}
          checked={held !== undefined}
          disabled={!may}
          onChange={(event) => put(event.currentTarget.checked ? "" : null)}
        />
      </Table.Td>
      <Table.Td>
        <Select
          aria-label={t("form.needed_of", { name: label })}
          placeholder={t("form.before.none")}
          data={BEFORE.map((value) => ({ value, label: t(`form.before.${value}`) }))}
          value={held?.before || null}
          disabled={!may}
          clearable
          onChange={(before) => put((before ?? "") as Before)}
        />
      </Table.Td>
    </Table.Tr>
  );
}
