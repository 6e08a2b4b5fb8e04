import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { ActionIcon, NumberInput, Select, Text, TextInput } from "@mantine/core";
import { IconGripVertical, IconTrash } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { MoneyField } from "@/ui/edit/fields";
import { useFormat } from "@/ui/useFormat";
import { TAX_CLASSES } from "./api";
import { type LineValues, netOf } from "./lines";
import { PriceWhy } from "./PriceWhy";
import { ProductField } from "./ProductField";
import classes from "./quotes.module.css";
import type { PriceTold } from "./usePrices";

interface Props {
  place: number;
  line: LineValues;
  told: PriceTold | undefined;
  errors: Readonly<Record<string, string>>;
  onChange: (changes: Partial<LineValues>) => void;
  onRemove: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** One line of the sheet; its grip drags it, with the mouse, a finger or the arrow keys. */
export function LineRow({ place, line, told, errors, onChange, onRemove, onKeyDown }: Props) {
  const { t } = useTranslation("sales");
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({
    id: line.key,
  });
  const word = (field: string) => {
    const error = errors[`lines.${place}.${field}`];
    return error ? { error } : {};
  };
  const number = place + 1;
  return (
    <li
      ref={setNodeRef}
      className={classes.line}
      data-heading={line.is_heading || undefined}
      data-lifted={isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      onKeyDown={onKeyDown}
    >
      <ActionIcon
        variant="subtle"
        color="gray"
        className={classes.grip as string}
        aria-label={t("quotes.move_line", { place: number })}
        {...attributes}
        {...listeners}
      >
        <IconGripVertical size={16} aria-hidden />
      </ActionIcon>
      {line.is_heading ? (
        <TextInput
          className={classes.heading as string}
          aria-label={t("quotes.heading", { place: number })}
          placeholder={t("quotes.heading_example")}
          value={line.text}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
          {...word("text")}
        />
      ) : (
        <Fields place={place} line={line} told={told} word={word} onChange={onChange} />
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        className={classes.remove as string}
        aria-label={t("quotes.remove_line", { place: number })}
        onClick={onRemove}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}

interface FieldsProps extends Pick<Props, "place" | "line" | "told" | "onChange"> {
  word: (field: string) => { error?: string };
}

function Fields({ place, line, told, word, onChange }: FieldsProps) {
  const { t } = useTranslation("sales");
  const format = useFormat();
  const label = (name: string) => t(`quotes.field`, { place: place + 1, name: t(`line.${name}`) });
  const currency = line.unit_price?.currency ?? "JPY";
  return (
    <>
      <What label={label} line={line} told={told} word={word} onChange={onChange} />
      <NumberInput
        className={classes.quantity as string}
        aria-label={label("quantity")}
        placeholder={t("line.quantity")}
        min={0}
        decimalScale={3}
        hideControls
        thousandSeparator=","
        value={line.quantity}
        onChange={(given) => onChange({ quantity: Number(given) })}
        styles={{ input: { textAlign: "right" } }}
        {...word("quantity")}
      />
      <TextInput
        className={classes.unit as string}
        aria-label={label("unit")}
        placeholder={t("line.unit")}
        value={line.unit}
        onChange={(event) => onChange({ unit: event.currentTarget.value })}
        {...word("unit")}
      />
      <MoneyField
        className={classes.price as string}
        aria-label={label("unit_price")}
        placeholder={t("line.unit_price")}
        value={line.unit_price}
        onChange={(unit_price) => onChange({ unit_price })}
        {...word("unit_price")}
      />
      <MoneyField
        className={classes.discount as string}
        aria-label={label("discount")}
        placeholder={t("line.discount")}
        value={line.discount}
        onChange={(discount) => onChange({ discount })}
        {...word("discount")}
      />
      <Select
        className={classes.tax as string}
        aria-label={label("tax_class")}
        allowDeselect={false}
        data={TAX_CLASSES.map((name) => ({ value: name, label: t(`tax_class.${name}`) }))}
        value={line.tax_class}
        onChange={(value) => onChange({ tax_class: value ?? "standard" })}
      />
      <Text className={classes.net as string} ta="right" size="sm">
        {format.money({ amount: netOf(line), currency })}
      </Text>
    </>
  );
}

interface WhatProps extends Omit<FieldsProps, "place"> {
  label: (name: string) => string;
}

/** A product, and what is said of it. */
function What({ label, line, told, word, onChange }: WhatProps) {
  const { t } = useTranslation("sales");
  return (
    <div className={classes.what}>
      <ProductField label={label("product")} line={line} onChange={onChange} {...word("product_id")} />
      <TextInput
        aria-label={label("text")}
        placeholder={t("line.text")}
        value={line.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
        {...word("text")}
      />
      <PriceWhy line={line} told={told} onTake={onChange} />
    </div>
  );
}
