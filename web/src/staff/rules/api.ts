import { useQuery } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import type { Versioned } from "@/client/types";
import { organisationKeys } from "../organisation/api";

/** What of the organisation says how people sign in. */
export interface Rules extends Versioned {
  readonly second_factor_required: boolean;
}

export function useRules() {
  return useQuery({
    queryKey: organisationKeys.list(),
    queryFn: () => answer<Rules>(api.GET("/api/v1/organisation", {})),
  });
}

export function requireSecondFactor(second_factor_required: boolean, version: number): Promise<Rules> {
  const header = onVersion(version);
  return answer<Rules>(
    api.PATCH("/api/v1/organisation", { params: { header }, body: { second_factor_required } }),
  );
}
