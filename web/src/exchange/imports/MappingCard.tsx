import { Button, Card, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import type { Field, Import } from "./api";
import { FieldRow } from "./FieldRow";
import classes from "./imports.module.css";
import type { Mapping } from "./mapping";

interface Props {
  row: Import;
  fields: readonly Field[];
  /** What the server refused, by field. */
  faults: Readonly<Record<string, string>>;
  /** The reader wants to go on: what is lacking is said. */
  isAsked: boolean;
  onChange: (mapping: Mapping) => void;
}

/** Which column fills which field. */
export function MappingCard({ row, fields, faults, isAsked, onChange }: Props) {
  const { t } = useTranslation("exchange");
  const format = useFormat();
  const [isWhole, showWhole] = useState(false);
  // A field that was filled stays in view when its column is taken away.
  const [seen, see] = useState<ReadonlySet<string>>(new Set());
  const shown = fields.filter(
    ({ key, required }) => isWhole || required || key in row.mapping || key in faults || seen.has(key),
  );
  const hidden = fields.length - shown.length;

  function change(mapping: Mapping) {
    see(new Set([...seen, ...Object.keys(row.mapping)]));
    onChange(mapping);
  }

  return (
    <Card withBorder component="section" aria-label={t("mapping.title")}>
      <Title order={2}>{t("mapping.title")}</Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t("mapping.about")}
      </Text>
      <ul className={classes.fields}>
        {shown.map((field) => (
          <FieldRow
            key={field.key}
            row={row}
            field={field}
            fault={
              isAsked && field.required && !(field.key in row.mapping)
                ? t("mapping.needed")
                : (faults[field.key] ?? "")
            }
            onChange={change}
          />
        ))}
      </ul>
      {hidden > 0 && (
        <Button variant="default" mt="sm" onClick={() => showWhole(true)}>
          {t("mapping.more", { count: hidden, n: format.number(hidden) })}
        </Button>
      )}
    </Card>
  );
}
