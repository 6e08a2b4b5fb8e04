import { Checkbox, Group, Select, SimpleGrid, TagsInput, Text, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { type Picked, users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";
import { LONGEST, useTagNames } from "../tags/api";
import { PRIORITIES } from "../tickets/types";
import { type Macro, type MacroFields, macroKeys, PLACES, saveMacro } from "./api";

interface Values extends Record<string, unknown> {
  name: string;
  text: string;
  /** A status, or whom it is held for. */
  step: string | null;
  priority: string | null;
  category: string;
  tags: string[];
  takes: boolean;
  assignee_id: Picked | null;
  note: string;
  is_shared: boolean;
}
type Form = UseFormReturnType<Values>;

const STEPS = ["open", "waiting", "held_inside", "held_maker", "solved", "closed"] as const;

const stepOf = ({ status, reason }: Macro) =>
  (reason && reason !== "customer" ? `held_${reason}` : status) || null;

/** As the server takes it: a hold is waiting, with whom for. */
function bodyOf({ step, priority, assignee_id, ...rest }: Values): MacroFields {
  const held = step?.startsWith("held_") ? step.slice("held_".length) : "";
  return {
    ...rest,
    status: (held ? "waiting" : (step ?? "")) as NonNullable<MacroFields["status"]>,
    reason: held as NonNullable<MacroFields["reason"]>,
    priority: priority ? (Number(priority) as 1 | 2 | 3 | 4) : null,
    assignee_id: assignee_id?.id ?? null,
  };
}

interface Props {
  macro: Macro | null;
  mayShare: boolean;
  onClose: () => void;
}

/** What a macro says, and what it does besides. Without one a new one is made. */
export function MacroModal({ macro, mayShare, onClose }: Props) {
  const { t } = useTranslation("service");
  const format = useFormat();
  const cache = useQueryClient();
  async function send(values: Values) {
    await saveMacro(macro, bodyOf(values));
    void cache.invalidateQueries({ queryKey: macroKeys.all });
    toastDone(t("macro.saved", { name: values.name }));
  }
  const initialValues: Values = {
    name: macro?.name ?? "",
    text: macro?.text ?? "",
    step: macro ? stepOf(macro) : null,
    priority: macro?.priority ? String(macro.priority) : null,
    category: macro?.category ?? "",
    tags: [...(macro?.tags ?? [])],
    takes: macro?.takes ?? false,
    assignee_id: macro?.assignee ?? null,
    note: macro?.note ?? "",
    is_shared: macro?.is_shared ?? false,
  };
  return (
    <FormModal
      title={macro ? t("macro.edit_title", { name: macro.name }) : t("macro.add")}
      initialValues={initialValues}
      validate={{ name: (name) => (name.trim() ? null : t("macro.name_needed")) }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput label={t("macro.name")} required maxLength={80} {...form.getInputProps("name")} />
          <Textarea
            label={t("macro.text")}
            autosize
            minRows={5}
            maxRows={14}
            maxLength={20_000}
            {...form.getInputProps("text")}
          />
          <Text size="xs" c="dimmed">
            {t("macro.places")} {format.list(PLACES.map((name) => `{${name}} ${t(`macro.place.${name}`)}`))}
          </Text>
          <Acts form={form} />
          {mayShare && (
            <Checkbox label={t("macro.share")} {...form.getInputProps("is_shared", { type: "checkbox" })} />
          )}
        </>
      )}
    </FormModal>
  );
}

/** What is done with the ticket besides. */
function Acts({ form }: { form: Form }) {
  const { t } = useTranslation("service");
  const known = useTagNames();
  return (
    <>
      <SimpleGrid cols={2} spacing="xs">
        <Select
          label={t("macro.step")}
          data={STEPS.map((value) => ({ value, label: t(`status.${value}`) }))}
          clearable
          {...form.getInputProps("step")}
        />
        <Select
          label={t("fact.priority")}
          data={PRIORITIES.map((value) => ({ value: String(value), label: t(`priority.${value}`) }))}
          clearable
          {...form.getInputProps("priority")}
        />
        <TextInput label={t("fact.category")} maxLength={60} {...form.getInputProps("category")} />
        <RecordPicker label={t("fact.assignee")} source={users} {...form.getInputProps("assignee_id")} />
      </SimpleGrid>
      <TagsInput
        label={t("macro.tags")}
        data={known}
        maxLength={LONGEST}
        acceptValueOnBlur
        {...form.getInputProps("tags")}
      />
      <Group>
        <Checkbox label={t("macro.takes")} {...form.getInputProps("takes", { type: "checkbox" })} />
      </Group>
      <Textarea
        label={t("macro.note")}
        autosize
        minRows={2}
        maxLength={20_000}
        {...form.getInputProps("note")}
      />
    </>
  );
}
