import { Select, SimpleGrid, Switch, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type CustomEntity, type CustomField, useCalled } from "@/custom/api";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import { KINDS, useFieldActs } from "./api";
import { ChoiceRows } from "./ChoiceRows";
import { choiceForms, type FieldForm, type FieldValues } from "./fieldForm";

interface Props {
  entity: CustomEntity;
  /** Null to add one. */
  field: CustomField | null;
  onClose: () => void;
}

/** A new custom field, or what of one may still be changed: its key and kind stay. */
export function FieldModal({ entity, field, onClose }: Props) {
  const { t } = useTranslation("staff");
  const called = useCalled();
  const { create, change } = useFieldActs();

  async function send({ key, kind, choices, ...rest }: FieldValues) {
    const chosen = choices.map(({ value, name, name_en }) => ({ value, name, name_en }));
    const isChosen = kind === "choice" || kind === "choices";
    const body = { ...rest, ...(isChosen ? { choices: chosen } : {}) };
    if (field) await change.mutateAsync({ field, body });
    else await create.mutateAsync({ ...body, choices: isChosen ? chosen : [], entity, key, kind });
    toastDone(t("custom_fields.saved", { name: rest.name }));
  }

  return (
    <FormModal<FieldValues>
      title={field ? t("people.edit_named", { name: called(field) }) : t("custom_fields.add")}
      submitLabel={field ? undefined : t("custom_fields.create")}
      initialValues={{
        name: field?.name ?? "",
        name_en: field?.name_en ?? "",
        key: field?.key ?? "",
        kind: field?.kind ?? "text",
        choices: choiceForms(field?.choices ?? []),
        is_required: field?.is_required ?? false,
      }}
      validate={{ name: (value) => (value.trim() ? null : t("setup.needed")) }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => <Fields form={form} isNew={field === null} />}
    </FormModal>
  );
}

function Fields({ form, isNew }: { form: FieldForm; isNew: boolean }) {
  const { t } = useTranslation("staff");
  const { kind } = form.values;
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t("custom_fields.name")}
          required
          data-autofocus
          maxLength={100}
          {...form.getInputProps("name")}
        />
        <TextInput label={t("custom_fields.name_en")} maxLength={100} {...form.getInputProps("name_en")} />
      </SimpleGrid>
      <Select
        label={t("custom_fields.kind")}
        data={KINDS.map((value) => ({ value, label: t(`custom_fields.kinds.${value}`) }))}
        allowDeselect={false}
        disabled={!isNew}
        {...form.getInputProps("kind")}
      />
      <TextInput
        label={t("custom_fields.key")}
        description={t("custom_fields.key_about")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        required={isNew}
        disabled={!isNew}
        maxLength={40}
        autoComplete="off"
        {...form.getInputProps("key")}
      />
      {(kind === "choice" || kind === "choices") && <ChoiceRows form={form} />}
      {kind === "checkbox" ? (
        <Text size="sm" c="dimmed">
          {t("custom_fields.checkbox_about")}
        </Text>
      ) : (
        <Switch
          label={t("custom_fields.is_required")}
          description={t("custom_fields.is_required_about")}
          {...form.getInputProps("is_required", { type: "checkbox" })}
        />
      )}
    </>
  );
}
