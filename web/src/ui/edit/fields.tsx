import { MultiSelect, NumberInput, Select, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Money } from "@/client/types";
import { minorDigits } from "../format";
import { DateField } from "./DateField";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface FieldProps<Value> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  error?: string | undefined;
  disabled?: boolean;
}

export type Kind = "text" | "textarea" | "select" | "choices" | "tags" | "date" | "money";

/** The value an editor of this kind holds. */
export type ValueOf<K extends Kind> = K extends "money"
  ? Money | null
  : K extends "date" | "select"
    ? string | null
    : K extends "choices" | "tags"
      ? readonly string[]
      : string;

interface MoneyProps extends Omit<FieldProps<Money | null>, "value" | "label"> {
  label?: string;
  "aria-label"?: string;
  required?: boolean;
  /** Whose amount is typed into an empty field; yen when not given. */
  currency?: string;
  /** `form.getInputProps(…)` may be spread here. */
  value?: Money | null;
  autoFocus?: boolean;
  className?: string;
  placeholder?: string;
}

export function MoneyField({ value, onChange, currency: usual = "JPY", ...rest }: MoneyProps) {
  const currency = value?.currency ?? usual;
  const unit = 10 ** minorDigits(currency);
  return (
    <NumberInput
      {...rest}
      hideControls
      thousandSeparator=","
      decimalScale={minorDigits(currency)}
      prefix={currency === "JPY" ? "¥" : `${currency} `}
      value={value ? value.amount / unit : ""}
      onChange={(given) =>
        onChange(given === "" ? null : { amount: Math.round(Number(given) * unit), currency })
      }
      styles={{ input: { textAlign: "right" } }}
      inputMode="decimal"
    />
  );
}

/** The editor for one kind of value. */
export function Field<K extends Kind>({
  kind,
  options,
  ...rest
}: FieldProps<ValueOf<K>> & { kind: K; options?: readonly Choice[] }) {
  const { t } = useTranslation("ui");
  const nothing = t("picker.nothing");
  // One kind, one value type: the switch below is what the signature promises.
  const field = rest as unknown as FieldProps<never>;
  const text = rest as unknown as FieldProps<string>;
  const maybe = rest as unknown as FieldProps<string | null>;
  switch (kind) {
    case "money":
      return <MoneyField {...(field as unknown as FieldProps<Money | null>)} autoFocus />;
    case "date":
      return <DateField {...maybe} />;
    case "select":
      return (
        <Select
          {...maybe}
          autoFocus
          data={options}
          searchable
          nothingFoundMessage={nothing}
          defaultDropdownOpened
        />
      );
    case "choices": {
      const several = rest as unknown as FieldProps<string[]>;
      return <MultiSelect {...several} autoFocus data={options} searchable nothingFoundMessage={nothing} />;
    }
    case "tags": {
      const free = rest as unknown as FieldProps<string[]>;
      return <TagsInput {...free} autoFocus data={options?.map(({ value }) => value)} acceptValueOnBlur />;
    }
    case "textarea":
      return (
        <Textarea
          {...text}
          autoFocus
          autosize
          minRows={3}
          onChange={(event) => text.onChange(event.currentTarget.value)}
        />
      );
    default:
      return <TextInput {...text} autoFocus onChange={(event) => text.onChange(event.currentTarget.value)} />;
  }
}
