import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Field } from "./api";

interface Props {
  field: Field;
  value: string;
  isDisabled: boolean;
  onChange: (value: string) => void;
}

/** The value that every row gets: one of the choices, or as it is typed. */
export function FixedField({ field, value, isDisabled, onChange }: Props) {
  const { t } = useTranslation("exchange");
  const [typed, type] = useState(value);
  const label = t("mapping.fixed_of", { field: field.name });
  if (field.choices.length > 0) {
    return (
      <Select
        aria-label={label}
        allowDeselect={false}
        disabled={isDisabled}
        data={field.choices.map((choice) => ({ value: choice.value, label: choice.name }))}
        value={value}
        onChange={(chosen) => chosen && onChange(chosen)}
      />
    );
  }
  return (
    <TextInput
      aria-label={label}
      placeholder={t("mapping.fixed_value")}
      disabled={isDisabled}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => typed !== value && onChange(typed)}
    />
  );
}
