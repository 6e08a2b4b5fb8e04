import { useQueryClient } from "@tanstack/react-query";
import { type Lead, leadKeys } from "./api";

/** Keeps what the server answered, and lets every list with the lead ask again. */
export function useLeadChange() {
  const cache = useQueryClient();
  return (lead: Lead) => {
    cache.setQueryData(leadKeys.one(lead.id), lead);
    void cache.invalidateQueries({ queryKey: leadKeys.all });
  };
}
