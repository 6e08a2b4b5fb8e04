import { Button, Fieldset, Group, NumberInput, SimpleGrid, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { MoneyField } from "@/ui/edit/fields";
import { products } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import type { LineValues } from "./lines";

interface Props {
  place: number;
  line: LineValues;
  /** The server's words, under "lines.0.text". */
  errors: Readonly<Record<string, ReactNode>>;
  onChange: (changes: Partial<LineValues>) => void;
  /** Null for the only line, which stays. */
  onRemove: (() => void) | null;
}

/** One line of an order: a product or a text, how many, at which price. */
export function LineField({ place, line, errors, onChange, onRemove }: Props) {
  const { t } = useTranslation("commerce");
  const word = (field: string) => {
    const error = errors[`lines.${place}.${field}`];
    return typeof error === "string" ? { error } : {};
  };
  return (
    <Fieldset legend={t("orders.line", { place: place + 1 })}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        <RecordPicker
          label={t("line.product")}
          source={products}
          value={line.product}
          onChange={(product) => onChange({ product })}
          {...word("product_id")}
        />
        <TextInput
          label={t("line.text")}
          value={line.text}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
          {...word("text")}
        />
      </SimpleGrid>
      <Figures line={line} word={word} onChange={onChange} />
      {onRemove && (
        <Group justify="flex-end" mt={6}>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={onRemove}>
            {t("orders.remove_line", { place: place + 1 })}
          </Button>
        </Group>
      )}
    </Fieldset>
  );
}

interface FiguresProps extends Pick<Props, "line" | "onChange"> {
  word: (field: string) => { error?: string };
}

function Figures({ line, word, onChange }: FiguresProps) {
  const { t } = useTranslation("commerce");
  return (
    <SimpleGrid cols={3} spacing="xs" mt="xs">
      <NumberInput
        label={t("line.quantity")}
        min={0}
        decimalScale={3}
        hideControls
        value={line.quantity}
        onChange={(given) => onChange({ quantity: Number(given) })}
        {...word("quantity")}
      />
      <MoneyField
        label={t("line.unit_price")}
        value={line.unit_price}
        onChange={(unit_price) => onChange({ unit_price })}
        {...word("unit_price")}
      />
      <MoneyField
        label={t("line.discount")}
        value={line.discount}
        onChange={(discount) => onChange({ discount })}
        {...word("discount")}
      />
    </SimpleGrid>
  );
}
