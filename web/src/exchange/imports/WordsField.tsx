import { Button, Collapse, Select, Stack, Text } from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import { type CountedWord, type Field, type Import, wordsQuery } from "./api";
import classes from "./imports.module.css";
import { type Mapping, sourceOf, withMeaning } from "./mapping";

interface Props {
  row: Import;
  field: Field;
  column: string;
  onChange: (mapping: Mapping) => void;
}

/** What each word of the column means. Open by itself while one of them means nothing yet. */
export function WordsField({ row, field, column, onChange }: Props) {
  const { t } = useTranslation("exchange");
  const format = useFormat();
  const id = useId();
  const [isOpened, open] = useState<boolean | null>(null);
  const words = useQuery(wordsQuery(row, field.key, column)).data?.words;
  if (!words || words.length === 0) return null;
  const values = sourceOf(row.mapping[field.key]).values ?? {};
  const meaningOf = ({ word, means }: CountedWord) => values[word] ?? means;
  const unknown = words.filter((one) => !meaningOf(one)).length;
  const isOpen = isOpened ?? unknown > 0;
  const Arrow = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        color="gray"
        c={unknown > 0 ? "var(--bad)" : undefined}
        rightSection={<Arrow size={14} aria-hidden />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => open(!isOpen)}
      >
        {unknown > 0
          ? t("words.unknown", { count: unknown, n: format.number(unknown) })
          : t("words.known", { count: words.length, n: format.number(words.length) })}
      </Button>
      <Collapse in={isOpen} id={id}>
        <Stack gap={6} mt={4} component="ul" className={classes.words}>
          {words.map((one) => (
            <li key={one.word} className={classes.word}>
              <Text size="sm" translate="no">
                {one.word}
                <Text span size="xs" c="dimmed" ml={6}>
                  {t("rows", { count: one.count, n: format.number(one.count) })}
                </Text>
              </Text>
              <Select
                size="xs"
                aria-label={t("words.meaning", { word: one.word, field: field.name })}
                placeholder={t("words.choose")}
                disabled={!row.may.update}
                allowDeselect={false}
                searchable={field.choices.length > 12}
                data={field.choices.map(({ value, name }) => ({ value, label: name }))}
                value={meaningOf(one) || null}
                onChange={(value) =>
                  onChange(withMeaning(row.mapping, field.key, one.word, value === one.means ? null : value))
                }
              />
            </li>
          ))}
        </Stack>
      </Collapse>
    </div>
  );
}
