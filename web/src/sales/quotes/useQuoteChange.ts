import { useQueryClient } from "@tanstack/react-query";
import { dealKeys } from "../deals/api";
import { type Quote, quoteKeys } from "./api";

/** Keeps what the server answered, and lets every list with the quote, and its deal, ask again. */
export function useQuoteChange() {
  const cache = useQueryClient();
  return (quote: Quote) => {
    cache.setQueryData(quoteKeys.one(quote.id), quote);
    void cache.invalidateQueries({ queryKey: quoteKeys.all });
    void cache.invalidateQueries({ queryKey: dealKeys.all });
  };
}
