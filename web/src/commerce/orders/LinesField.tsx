import { Button, Group } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LineField } from "./LineField";
import { EMPTY_LINE, type LineValues } from "./lines";

interface Props {
  values: readonly LineValues[];
  /** The server's words, under "lines.0.text". */
  errors: Readonly<Record<string, ReactNode>>;
  onChange: (values: LineValues[]) => void;
}

/** The lines of an order; there is always one. */
export function LinesField({ values, errors, onChange }: Props) {
  const { t } = useTranslation("commerce");
  const set = (place: number, changes: Partial<LineValues>) =>
    onChange(values.map((line, index) => (index === place ? { ...line, ...changes } : line)));
  const remove = (place: number) => onChange(values.filter((_, index) => index !== place));
  return (
    <>
      {values.map((line, place) => (
        <LineField
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place until it is recorded
          key={place}
          place={place}
          line={line}
          errors={errors}
          onChange={(changes) => set(place, changes)}
          onRemove={values.length > 1 ? () => remove(place) : null}
        />
      ))}
      <Group>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...values, EMPTY_LINE])}
        >
          {t("orders.add_line")}
        </Button>
      </Group>
    </>
  );
}
