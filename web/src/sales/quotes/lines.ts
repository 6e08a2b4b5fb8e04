import type { Money } from "@/client/types";
import type { Picked } from "@/ui/pickers";
import type { LineBody, QuoteLine } from "./api";

/** A line while it is typed; `key` stays with it wherever it is dragged. */
export interface LineValues {
  readonly key: string;
  readonly is_heading: boolean;
  readonly product: Picked | null;
  readonly text: string;
  readonly unit: string;
  readonly quantity: number;
  readonly unit_price: Money | null;
  readonly discount: Money | null;
  readonly tax_class: string;
  /** A product was just chosen: the price that holds for it is taken once it is known. */
  readonly asks_price?: boolean;
}

let made = 0;
const newKey = () => {
  made += 1;
  return `new-${made}`;
};

export const emptyLine = (): LineValues => ({
  key: newKey(),
  is_heading: false,
  product: null,
  text: "",
  unit: "",
  quantity: 1,
  unit_price: null,
  discount: null,
  tax_class: "standard",
});

export const emptyHeading = (): LineValues => ({ ...emptyLine(), is_heading: true });

export const valuesOf = (line: QuoteLine): LineValues => ({
  key: line.id,
  is_heading: line.is_heading,
  product: line.product,
  text: line.text,
  unit: line.unit,
  quantity: line.quantity,
  unit_price: line.unit_price,
  discount: line.discount.amount ? line.discount : null,
  tax_class: line.tax_class,
});

export const bodyOf = (
  { key: _, asks_price: __, product, discount, ...line }: LineValues,
  currency: string,
): LineBody => ({
  ...line,
  product_id: product?.id ?? null,
  discount: discount ?? { amount: 0, currency },
});

/** The lines with one of them at another place. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = items.filter((_, place) => place !== from);
  const item = items[from];
  const place = Math.max(0, Math.min(to, rest.length));
  return item === undefined ? [...items] : [...rest.slice(0, place), item, ...rest.slice(place)];
}

/** What a line comes to, for the eye; the server counts again. */
export const netOf = (line: LineValues): number =>
  Math.round((line.unit_price?.amount ?? 0) * line.quantity) - (line.discount?.amount ?? 0);
