import { useTranslation } from "react-i18next";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";
import type { Picked, PickerSource } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import type { LineValues } from "./lines";
import classes from "./quotes.module.css";

interface Sold extends Picked {
  readonly product: Schema<"ProductOut">;
}

const SHOWN = 20;

/** Products with what a line takes over from them: unit, price and tax class. */
const sold: PickerSource = {
  keys: keysOf("commerce.Product"),
  find: async (q, signal) => {
    const query = { ...(q ? { q } : {}), is_active: true, limit: SHOWN };
    const page = await answer<Page<Schema<"ProductOut">>>(
      api.GET("/api/v1/products", { params: { query }, signal }),
    );
    return page.items.map(
      (product): Sold => ({
        id: product.id,
        name: product.name,
        about: product.code,
        product,
      }),
    );
  },
};

interface Props {
  label: string;
  line: LineValues;
  error?: string;
  onChange: (changes: Partial<LineValues>) => void;
}

/** The product of a line. Choosing one fills in what it says of itself; a price that was typed stays. */
export function ProductField({ label, line, error, onChange }: Props) {
  const { t } = useTranslation("sales");
  function choose(picked: Picked | null) {
    const chosen = picked as Sold | null;
    if (!chosen?.product) return onChange({ product: picked });
    const { unit, price, tax_class } = chosen.product;
    onChange({
      product: { id: chosen.id, name: chosen.name },
      unit: line.unit || unit,
      unit_price: line.unit_price ?? price,
      asks_price: line.unit_price === null,
      tax_class,
    });
  }
  return (
    <div className={classes.product}>
      <RecordPicker
        label={label}
        placeholder={t("line.product")}
        source={sold}
        value={line.product}
        onChange={choose}
        {...(error ? { error } : {})}
      />
    </div>
  );
}
