import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Field, Import } from "./api";
import classes from "./imports.module.css";
import { type Mapping, sourceOf } from "./mapping";
import { SourceField } from "./SourceField";

const HINTED = new Set([
  "reference",
  "choice",
  "choices",
  "day",
  "moment",
  "amount",
  "own_amount",
  "yes",
  "currency",
]);

interface Props {
  row: Import;
  field: Field;
  fault: string;
  onChange: (mapping: Mapping) => void;
}

/** One field: its name, the column that fills it, and what stands there. */
export function FieldRow({ row, field, fault, onChange }: Props) {
  const { t } = useTranslation("exchange");
  const { column } = sourceOf(row.mapping[field.key]);
  const samples = row.columns.find(({ name }) => name === column)?.samples ?? [];
  const isId = field.key === "external_id";
  const hint = isId ? t("hint.external_id") : HINTED.has(field.type) && t(`hint.${field.type}`);
  return (
    <li className={classes.field}>
      <div>
        <Text size="sm" fw={600}>
          {field.name}
          {field.required && (
            <Text span size="xs" c="var(--bad)" ml={6} fw={400}>
              {t("mapping.required")}
            </Text>
          )}
        </Text>
        {hint && (
          <Text size="xs" c="dimmed">
            {hint}
          </Text>
        )}
      </div>
      <SourceField row={row} field={field} fault={fault} onChange={onChange} />
      <Text size="sm" c="dimmed" translate="no" lineClamp={2} className={classes.samples}>
        {samples.filter(Boolean).join(t("list_mark"))}
      </Text>
    </li>
  );
}
