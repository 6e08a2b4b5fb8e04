import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Schema } from "@/client/schema";
import { askPrices, bookKeys } from "@/commerce/products/prices";
import type { Quote } from "./api";
import type { LineValues } from "./lines";

export type PriceTold = Schema<"PriceOut">;

const PAUSE_MS = 300;

/** Which price holds for each line that names a product, for this customer and as many of it; one request for all. */
export function usePrices(quote: Quote, lines: readonly LineValues[]): ReadonlyMap<string, PriceTold> {
  const named = lines.flatMap(({ key, product, quantity }) =>
    product && quantity > 0 ? [{ key, product_id: product.id, quantity }] : [],
  );
  const [asked] = useDebouncedValue(named, PAUSE_MS);
  const account_id = quote.account?.id;
  const { currency } = quote.net;
  const { data } = useQuery({
    queryKey: bookKeys.part(quote.id, "prices", { account_id, currency, asked }),
    queryFn: async ({ signal }) => {
      const body = { ...(account_id && { account_id }), currency };
      const { items } = await askPrices(
        { ...body, lines: asked.map(({ product_id, quantity }) => ({ product_id, quantity })) },
        signal,
      );
      return asked.map(({ key }, at) => [key, items[at]] as const);
    },
    enabled: asked.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const known = (data ?? []).filter((pair): pair is [string, PriceTold] => pair[1] !== undefined);
  return new Map(known);
}
