import { Checkbox, MultiSelect, NumberInput, Select, SimpleGrid, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import type { Money } from "@/client/types";
import { DateField } from "@/ui/edit/DateField";
import { MoneyField } from "@/ui/edit/fields";
import { type CustomEntity, type CustomField, useCalled, useCustomFields } from "./api";

/** What of a form the fields need: `form` itself, whatever else it holds. */
interface CustomForm {
  readonly getInputProps: (path: string) => {
    readonly value?: unknown;
    readonly error?: unknown;
    readonly onChange: (value: unknown) => void;
  };
}

interface Props {
  entity: CustomEntity;
  /** A form with `custom: {}` among its values. */
  form: CustomForm;
  /** Which of them are asked for; all, where nobody says. A required one always is. */
  shows?: (name: string) => boolean;
}

/** The custom fields of a new record, in a form; nothing where the organisation has none. */
export function CustomFields({ entity, form, shows = () => true }: Props) {
  const fields = useCustomFields(entity).filter((one) => one.is_required || shows(`custom.${one.key}`));
  if (fields.length === 0) return null;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {fields.map((field) => (
        <One key={field.key} field={field} given={form.getInputProps(`custom.${field.key}`)} />
      ))}
    </SimpleGrid>
  );
}

interface OneProps {
  field: CustomField;
  given: ReturnType<CustomForm["getInputProps"]>;
}

function One(props: OneProps) {
  const isChosen = ["choice", "choices", "checkbox"].includes(props.field.kind);
  return isChosen ? <ChosenOne {...props} /> : <TypedOne {...props} />;
}

function useShared({ field, given }: OneProps) {
  const called = useCalled();
  return { label: called(field), error: given.error as string | undefined, required: field.is_required };
}

function ChosenOne(props: OneProps) {
  const { t } = useTranslation("ui");
  const called = useCalled();
  const shared = useShared(props);
  const {
    field,
    given: { value, onChange },
  } = props;
  const data = field.choices.map((choice) => ({ value: choice.value, label: called(choice) }));
  const several = { ...shared, data, searchable: true, nothingFoundMessage: t("picker.nothing") };
  switch (field.kind) {
    case "choices":
      return <MultiSelect {...several} value={(value as string[] | undefined) ?? []} onChange={onChange} />;
    case "checkbox":
      return (
        <Checkbox
          label={shared.label}
          error={shared.error}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
          style={{ alignSelf: "end" }}
          pb={8}
        />
      );
    default:
      return (
        <Select
          {...several}
          clearable={!field.is_required}
          value={(value as string | undefined) ?? null}
          onChange={onChange}
        />
      );
  }
}

function TypedOne(props: OneProps) {
  const shared = useShared(props);
  const { currency } = useMe().organisation;
  const {
    field,
    given: { value, onChange },
  } = props;
  switch (field.kind) {
    case "number":
      return (
        <NumberInput
          {...shared}
          hideControls
          thousandSeparator=","
          decimalScale={4}
          value={(value as number | undefined) ?? ""}
          onChange={onChange}
        />
      );
    case "money":
      return (
        <MoneyField
          {...shared}
          value={(value as Money | undefined) ?? null}
          currency={currency}
          onChange={onChange}
        />
      );
    case "date":
      return <DateField {...shared} value={(value as string | undefined) ?? null} onChange={onChange} />;
    default:
      return (
        <TextInput
          {...shared}
          inputMode={field.kind === "link" ? "url" : undefined}
          placeholder={field.kind === "link" ? "https://" : undefined}
          value={(value as string | undefined) ?? ""}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
