import { useQueryClient } from "@tanstack/react-query";
import { type Deal, dealKeys } from "./api";

/** Keeps what the server answered, and lets every list and board with the deal ask again. */
export function useDealChange() {
  const cache = useQueryClient();
  return (deal: Deal) => {
    cache.setQueryData(dealKeys.one(deal.id), deal);
    void cache.invalidateQueries({ queryKey: dealKeys.all });
  };
}
