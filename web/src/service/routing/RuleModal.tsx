import {
  ActionIcon,
  Button,
  Group,
  MultiSelect,
  Select,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { type Picked, users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { PRIORITIES } from "../tickets/types";
import { type Rule, TO, useTeams } from "./api";
import { useConditionWords } from "./useConditionWords";

interface Values extends Record<string, unknown> {
  name: string;
  conditions: { field: string; values: string[] }[];
  to: Rule["to"];
  person: Picked | null;
  team: string | null;
  skills: string[];
  priority: string | null;
  category: string;
}
type Form = UseFormReturnType<Values>;

interface Props {
  rule: Rule | null;
  skills: readonly string[];
  onSave: (rule: Rule) => Promise<unknown>;
  onClose: () => void;
}

const valuesOf = (rule: Rule | null): Values => ({
  name: rule?.name ?? "",
  conditions: rule?.conditions.map(({ field, values }) => ({ field, values: [...values] })) ?? [],
  to: rule?.to ?? "turn",
  person: rule?.person ?? null,
  team: rule?.team?.id ?? null,
  skills: [...(rule?.skills ?? [])],
  priority: rule?.priority ? String(rule.priority) : null,
  category: rule?.category ?? "",
});

/** For which tickets a rule is, to whom it gives them, and what it sets. */
export function RuleModal({ rule, skills, onSave, onClose }: Props) {
  const { t } = useTranslation("service");
  const teams = useTeams().data?.items ?? [];
  return (
    <FormModal
      title={t(rule ? "routing.edit" : "routing.add")}
      initialValues={valuesOf(rule)}
      validate={{ name: (name) => (name.trim() ? null : t("routing.name_needed")) }}
      onSubmit={({ team, priority, ...rest }) =>
        onSave({
          ...rest,
          priority: priority ? Number(priority) : null,
          team: teams.find(({ id }) => id === team) ?? null,
        })
      }
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            label={t("routing.name")}
            placeholder={t("routing.name_example")}
            required
            maxLength={100}
            data-autofocus
            {...form.getInputProps("name")}
          />
          <Conditions form={form} />
          <Goal form={form} teams={teams} skills={skills} />
          <Select
            label={t("routing.priority")}
            description={t("routing.priority_about")}
            data={PRIORITIES.map((value) => ({ value: String(value), label: t(`priority.${value}`) }))}
            clearable
            {...form.getInputProps("priority")}
          />
          <TextInput
            label={t("routing.category")}
            description={t("routing.category_about")}
            maxLength={60}
            {...form.getInputProps("category")}
          />
        </>
      )}
    </FormModal>
  );
}

function Conditions({ form }: { form: Form }) {
  const { t } = useTranslation("service");
  const { fields, fieldName, choices } = useConditionWords();
  const data = fields.map((value) => ({ value, label: fieldName(value) }));
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t("routing.conditions_about")}
      </Text>
      {form.values.conditions.map(({ field }, place) => {
        const among = choices(field);
        const label = t("routing.values", { name: fieldName(field) });
        const values = form.getInputProps(`conditions.${place}.values`);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition is known by its place alone
          <Group key={place} align="flex-end" wrap="nowrap" gap="xs">
            <Select
              label={t("routing.what")}
              data={data}
              allowDeselect={false}
              value={field}
              onChange={(next) =>
                next && form.setFieldValue(`conditions.${place}`, { field: next, values: [] })
              }
              w={150}
            />
            {among.length > 0 ? (
              <MultiSelect label={label} data={among} flex={1} miw={0} {...values} />
            ) : (
              <TagsInput
                label={label}
                placeholder={t("routing.words_example")}
                flex={1}
                miw={0}
                acceptValueOnBlur
                {...values}
              />
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              bg="transparent"
              mb={4}
              onClick={() => form.removeListItem("conditions", place)}
              aria-label={t("routing.drop", { name: fieldName(field) })}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        );
      })}
      <AddCondition onAdd={() => form.insertListItem("conditions", { field: "words", values: [] })} />
    </Stack>
  );
}

function AddCondition({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation("service");
  return (
    <Button
      variant="default"
      size="xs"
      style={{ alignSelf: "flex-start" }}
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={onAdd}
    >
      {t("routing.add_condition")}
    </Button>
  );
}

interface GoalProps {
  form: Form;
  teams: readonly { id: string; name: string }[];
  skills: readonly string[];
}

function Goal({ form, teams, skills }: GoalProps) {
  const { t } = useTranslation("service");
  const { to } = form.values;
  return (
    <>
      <Select
        label={t("routing.to")}
        description={t(`routing.to_about.${to}`)}
        data={TO.map((value) => ({ value, label: t(`routing.to_name.${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps("to")}
      />
      {to === "person" && (
        <RecordPicker label={t("routing.person")} source={users} {...form.getInputProps("person")} />
      )}
      {(to === "team" || to === "turn") && (
        <Select
          label={t(to === "turn" ? "routing.among" : "routing.team")}
          placeholder={to === "turn" ? t("routing.everybody") : undefined}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          clearable
          {...form.getInputProps("team")}
        />
      )}
      {to === "turn" && (
        <TagsInput
          label={t("routing.skills_needed")}
          data={[...skills]}
          acceptValueOnBlur
          {...form.getInputProps("skills")}
        />
      )}
    </>
  );
}
