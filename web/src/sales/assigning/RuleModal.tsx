import {
  MultiSelect,
  NumberInput,
  Pill,
  Select,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { type Picked, products, users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { SOURCES } from "../leads/api";
import { type AssignmentRule, LANGUAGES, useTeams } from "./api";

interface Values extends Record<string, unknown> {
  name: string;
  sources: string[];
  prefectures: string[];
  industries: string[];
  languages: string[];
  products: Picked[];
  employees_from: number | string;
  employees_to: number | string;
  person: Picked | null;
  team: string | null;
}
type Form = UseFormReturnType<Values>;

interface Props {
  rule: AssignmentRule | null;
  onSave: (rule: AssignmentRule) => Promise<unknown>;
  onClose: () => void;
}

const valuesOf = (rule: AssignmentRule | null): Values => ({
  name: rule?.name ?? "",
  sources: [...(rule?.sources ?? [])],
  prefectures: [...(rule?.prefectures ?? [])],
  industries: [...(rule?.industries ?? [])],
  languages: [...(rule?.languages ?? [])],
  products: [...(rule?.products ?? [])],
  employees_from: rule?.employees_from ?? "",
  employees_to: rule?.employees_to ?? "",
  person: rule?.person ?? null,
  team: rule?.team?.id ?? null,
});

const count = (typed: number | string) => (typed === "" ? null : Number(typed));

/** For which leads a rule is, and to whom it gives them. */
export function RuleModal({ rule, onSave, onClose }: Props) {
  const { t } = useTranslation("sales");
  const teams = useTeams().data?.items ?? [];
  return (
    <FormModal
      title={t(rule ? "assigning.edit" : "assigning.add")}
      initialValues={valuesOf(rule)}
      validate={{ name: (name) => (name.trim() ? null : t("needed")) }}
      onSubmit={({ employees_from, employees_to, team, ...rest }) =>
        onSave({
          ...rest,
          employees_from: count(employees_from),
          employees_to: count(employees_to),
          team: teams.find(({ id }) => id === team) ?? null,
        })
      }
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            label={t("assigning.name")}
            placeholder={t("assigning.name_example")}
            required
            maxLength={100}
            data-autofocus
            {...form.getInputProps("name")}
          />
          <Conditions form={form} />
          <Text size="sm" c="dimmed">
            {t("assigning.to_about")}
          </Text>
          <RecordPicker
            label={t("assigning.person")}
            source={users}
            {...form.getInputProps("person")}
            onChange={(person) => form.setValues({ person, ...(person && { team: null }) })}
          />
          <Select
            label={t("assigning.team")}
            data={teams.map(({ id, name }) => ({ value: id, label: name }))}
            clearable
            {...form.getInputProps("team")}
            onChange={(team) => form.setValues({ team, ...(team && { person: null }) })}
          />
        </>
      )}
    </FormModal>
  );
}

function Conditions({ form }: { form: Form }) {
  const { t } = useTranslation("sales");
  return (
    <>
      <Text size="sm" c="dimmed">
        {t("assigning.conditions_about")}
      </Text>
      <MultiSelect
        label={t("lead.source")}
        data={SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
        {...form.getInputProps("sources")}
      />
      <TagsInput
        label={t("lead.prefecture")}
        placeholder={t("assigning.prefecture_example")}
        {...form.getInputProps("prefectures")}
      />
      <TagsInput
        label={t("assigning.industries")}
        placeholder={t("assigning.industry_example")}
        {...form.getInputProps("industries")}
      />
      <Products form={form} />
      <MultiSelect
        label={t("assigning.languages")}
        data={LANGUAGES.map((value) => ({ value, label: t(`assigning.language.${value}`) }))}
        {...form.getInputProps("languages")}
      />
      <SimpleGrid cols={2}>
        <NumberInput
          label={t("assigning.employees_from")}
          min={0}
          allowDecimal={false}
          {...form.getInputProps("employees_from")}
        />
        <NumberInput
          label={t("assigning.employees_to")}
          min={0}
          allowDecimal={false}
          {...form.getInputProps("employees_to")}
        />
      </SimpleGrid>
    </>
  );
}

/** Products are picked one after the other, and taken out again. */
function Products({ form }: { form: Form }) {
  const { t } = useTranslation("sales");
  const held = form.values.products;
  const keep = (products: Picked[]) => form.setFieldValue("products", products);
  return (
    <Stack gap={4}>
      <RecordPicker
        label={t("lead.product")}
        source={products}
        value={null}
        onChange={(one) => one && keep([...held.filter(({ id }) => id !== one.id), one])}
      />
      <Pill.Group>
        {held.map((one) => (
          <Pill
            key={one.id}
            withRemoveButton
            removeButtonProps={{ "aria-label": t("assigning.remove", { name: one.name }) }}
            onRemove={() => keep(held.filter(({ id }) => id !== one.id))}
          >
            {one.name}
          </Pill>
        ))}
      </Pill.Group>
    </Stack>
  );
}
