import { Group, MultiSelect, NumberInput, Select, TagsInput, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import type { Money } from "@/client/types";
import { keyOf } from "@/ui/edit/custom";
import { DateField } from "@/ui/edit/DateField";
import { MoneyField } from "@/ui/edit/fields";
import { OptionsField } from "./OptionsField";
import { PeriodField } from "./PeriodField";
import type { Entity, Field } from "./types";

interface Props {
  entity: Entity;
  field: Field;
  op: string;
  value: unknown;
  onChange: (value: unknown) => void;
}

const strings = (value: unknown) =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];

/** The answer looked for: of the field's own kind, twice where a span is asked for. */
export function ValueField(props: Props) {
  const { t } = useTranslation("views");
  const { field, op, value, onChange } = props;
  if (op === "empty" || op === "filled") return null;
  if (op === "within") return <PeriodField value={value} onChange={onChange} />;
  if (op === "between") {
    const [from, to] = Array.isArray(value) ? value : [];
    return (
      <Group gap="xs" wrap="nowrap" grow>
        <One {...props} label={t("from")} value={from} onChange={(first) => onChange([first, to])} />
        <One {...props} label={t("to")} value={to} onChange={(last) => onChange([from, last])} />
      </Group>
    );
  }
  if (field.type === "choice" || field.type === "choices") {
    return (
      <MultiSelect
        aria-label={t("value")}
        placeholder={strings(value).length > 0 ? undefined : t("value")}
        data={field.choices.map((choice) => ({ value: choice.value, label: choice.name }))}
        value={strings(value)}
        onChange={onChange}
        searchable
      />
    );
  }
  if (field.type === "tags") {
    return (
      <TagsInput
        aria-label={t("value")}
        placeholder={strings(value).length > 0 ? undefined : t("value")}
        data={field.choices.map((choice) => choice.value)}
        value={strings(value)}
        onChange={onChange}
        acceptValueOnBlur
      />
    );
  }
  if (field.points_to) return <OptionsField {...props} value={strings(value)} />;
  return <One {...props} label={t("value")} />;
}

type OneProps = Pick<Props, "field" | "value" | "onChange"> & { label: string };

/** One answer. */
export function One({ field, label, value, onChange }: OneProps) {
  const { t } = useTranslation("ui");
  const { currency } = useMe().organisation;
  switch (field.type) {
    case "money":
      return (
        <MoneyField
          aria-label={label}
          value={(value as Money | undefined) ?? null}
          currency={currency}
          onChange={onChange}
        />
      );
    case "yes":
      return (
        <Select
          aria-label={label}
          placeholder={label}
          data={(["yes", "no"] as const).map((one) => ({ value: one, label: t(`custom.${one}`) }))}
          value={typeof value === "boolean" ? (value ? "yes" : "no") : null}
          onChange={(chosen) => onChange(chosen === "yes")}
          allowDeselect={false}
        />
      );
    case "number":
      return (
        <NumberInput
          aria-label={label}
          placeholder={label}
          decimalScale={keyOf(field.name) === undefined ? 0 : 4}
          thousandSeparator=","
          hideControls
          value={typeof value === "number" ? value : ""}
          onChange={(given) => onChange(given === "" ? undefined : Number(given))}
        />
      );
    case "date":
    case "moment":
      return (
        <DateField
          aria-label={label}
          value={typeof value === "string" ? value : null}
          onChange={(day) => onChange(day ?? undefined)}
        />
      );
    default:
      return (
        <TextInput
          aria-label={label}
          placeholder={label}
          value={typeof value === "string" ? value : ""}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
