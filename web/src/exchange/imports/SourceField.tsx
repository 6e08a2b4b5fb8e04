import { Checkbox, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Field, Import } from "./api";
import { FixedField } from "./FixedField";
import classes from "./imports.module.css";
import { type Mapping, sourceOf, withColumn, withFixed, withMaking } from "./mapping";
import { useSources } from "./useSources";
import { WordsField } from "./WordsField";

/** From so many on a list is searched rather than read. */
const MANY = 12;

interface Props {
  row: Import;
  field: Field;
  fault: string;
  onChange: (mapping: Mapping) => void;
}

/** What fills a field, and what its words and names mean. */
export function SourceField({ row, field, fault, onChange }: Props) {
  const { t } = useTranslation("exchange");
  const { mapping, columns } = row;
  const isLocked = !row.may.update;
  const source = sourceOf(mapping[field.key]);
  const sources = useSources(row, field.key);
  const isMade = source.missing === "make";

  function choose(option: string | null) {
    const column = sources.columnOf(option);
    if (option === sources.fixed) onChange(withFixed(mapping, field.key, field.choices[0]?.value ?? ""));
    else if (option === null || column !== undefined)
      onChange(withColumn(mapping, field.key, column ?? null));
  }

  return (
    <div className={classes.sources}>
      <Select
        aria-label={t("mapping.column_of", { field: field.name })}
        placeholder={t("mapping.none")}
        error={fault || undefined}
        disabled={isLocked}
        clearable
        clearButtonProps={{
          "aria-label": t("mapping.clear", { field: field.name }),
          "aria-hidden": false,
          tabIndex: 0,
        }}
        searchable={columns.length > MANY}
        data={sources.options}
        value={sources.chosen}
        onChange={choose}
      />
      {source.value !== undefined && (
        <FixedField
          field={field}
          value={source.value}
          isDisabled={isLocked}
          onChange={(value) => onChange(withFixed(mapping, field.key, value))}
        />
      )}
      {source.column && (field.makes || isMade) && (
        <Checkbox
          size="sm"
          label={t("mapping.make", { field: field.name })}
          checked={isMade}
          disabled={isLocked}
          onChange={(event) => onChange(withMaking(mapping, field.key, event.currentTarget.checked))}
        />
      )}
      {source.column && field.choices.length > 0 && (
        <WordsField row={row} field={field} column={source.column} onChange={onChange} />
      )}
    </div>
  );
}
