import { MultiSelect, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { OptionsField } from "./OptionsField";
import type { Entity, Field } from "./types";
import { One } from "./ValueField";

interface Props {
  entity: Entity;
  field: Field;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** The one value that all the chosen rows get. */
export function BulkValue({ entity, field, value, onChange }: Props) {
  const { t } = useTranslation("views");
  if (field.type === "choice") {
    return (
      <Select
        label={t("bulk.to")}
        data={field.choices.map((choice) => ({ value: choice.value, label: choice.name }))}
        value={value === undefined ? null : String(value)}
        onChange={(chosen) => onChange(field.is_number && chosen ? Number(chosen) : (chosen ?? undefined))}
        searchable
        allowDeselect={false}
      />
    );
  }
  if (field.type === "choices") {
    return (
      <MultiSelect
        label={t("bulk.to")}
        data={field.choices.map((choice) => ({ value: choice.value, label: choice.name }))}
        value={Array.isArray(value) ? value : []}
        onChange={(chosen) => onChange(chosen.length > 0 ? chosen : undefined)}
        searchable
      />
    );
  }
  if (field.points_to) {
    return (
      <OptionsField
        entity={entity}
        field={field}
        value={typeof value === "string" ? [value] : []}
        onChange={(ids) => onChange((ids as string[])[0])}
        isSingle
      />
    );
  }
  return <One field={field} label={t("bulk.to")} value={value} onChange={onChange} />;
}
