import { Button, Fieldset, Group, NumberInput, SimpleGrid, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Money } from "@/client/types";
import { MoneyField } from "@/ui/edit/fields";
import { type Picked, products } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";

export interface LineValues {
  readonly product: Picked | null;
  readonly text: string;
  readonly quantity: number;
  readonly unit_price: Money | null;
  readonly discount: Money | null;
}

export const EMPTY_LINE: LineValues = {
  product: null,
  text: "",
  quantity: 1,
  unit_price: null,
  discount: null,
};

/** What the line comes to, for the eye; the server counts again. */
export const netOf = (line: LineValues): number =>
  Math.round((line.unit_price?.amount ?? 0) * line.quantity) - (line.discount?.amount ?? 0);

interface Props {
  values: readonly LineValues[];
  /** The server's words, under "lines.0.text". */
  errors: Readonly<Record<string, ReactNode>>;
  onChange: (values: LineValues[]) => void;
}

/** The lines of an order: a product or a text, how many, at which price. */
export function LinesField({ values, errors, onChange }: Props) {
  const { t } = useTranslation("commerce");
  const set = (place: number, changes: Partial<LineValues>) =>
    onChange(values.map((line, index) => (index === place ? { ...line, ...changes } : line)));
  const word = (place: number, field: string) => {
    const error = errors[`lines.${place}.${field}`];
    return typeof error === "string" ? { error } : {};
  };
  return (
    <>
      {values.map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place until it is recorded
        <Fieldset key={place} legend={t("orders.line", { place: place + 1 })}>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
            <RecordPicker
              label={t("line.product")}
              source={products}
              value={line.product}
              onChange={(product) => set(place, { product })}
              {...word(place, "product_id")}
            />
            <TextInput
              label={t("line.text")}
              value={line.text}
              onChange={(event) => set(place, { text: event.currentTarget.value })}
              {...word(place, "text")}
            />
          </SimpleGrid>
          <SimpleGrid cols={3} spacing="xs" mt="xs">
            <NumberInput
              label={t("line.quantity")}
              min={0}
              decimalScale={3}
              hideControls
              value={line.quantity}
              onChange={(given) => set(place, { quantity: Number(given) })}
              {...word(place, "quantity")}
            />
            <MoneyField
              label={t("line.unit_price")}
              value={line.unit_price}
              onChange={(unit_price) => set(place, { unit_price })}
              {...word(place, "unit_price")}
            />
            <MoneyField
              label={t("line.discount")}
              value={line.discount}
              onChange={(discount) => set(place, { discount })}
              {...word(place, "discount")}
            />
          </SimpleGrid>
          {values.length > 1 && (
            <Group justify="flex-end" mt={6}>
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                onClick={() => onChange(values.filter((_, index) => index !== place))}
              >
                {t("orders.remove_line", { place: place + 1 })}
              </Button>
            </Group>
          )}
        </Fieldset>
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
