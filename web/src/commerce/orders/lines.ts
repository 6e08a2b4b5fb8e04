import type { Money } from "@/client/types";
import type { Picked } from "@/ui/pickers";

/** A line while it is typed. */
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
