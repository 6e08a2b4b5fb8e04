import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";

export type Policy = Schema<"SlaPolicyOut">;
export type Step = Policy["steps"][number];
export type PolicyFields = Schema<"SlaPolicyIn">;
export type Tried = Schema<"SlaTryOut">;
export type Asked = Schema<"SlaTryIn">;

export const TYPES = ["question", "fault", "request", "complaint", "pre_sales"] as const;
export const PRIORITIES = ["4", "3", "2", "1"] as const;
export const STAGES = ["prospect", "talking", "customer", "advocate"] as const;
export const CONTRACTS = ["none", "plain", "weekday", "always", "onsite"] as const;
export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export const TARGETS = ["first_reply", "next_reply", "solve"] as const;
export const ACTS = ["tell_holder", "tell_manager", "raise", "escalate"] as const;

export const slaKeys = keysOf("service.SlaPolicy");

export function usePolicies() {
  return useQuery({
    queryKey: slaKeys.list(),
    queryFn: ({ signal }) => answer<Schema<"SlaPoliciesOut">>(api.GET("/api/v1/sla-policies", { signal })),
  });
}

export interface Deleted {
  readonly policy: Policy;
  /** Which policy takes the open tickets over: its id, or "default". */
  readonly heir: string | null;
}

const at = ({ id, version }: Policy) => ({
  path: { policy_id: id ?? "" },
  header: onVersion(version),
});

/** The default policy has an address of its own: it may not have been written down yet. */
export function savePolicy(policy: Policy | null, body: PolicyFields) {
  if (!policy) return answer<Policy>(api.POST("/api/v1/sla-policies", { body }));
  if (policy.is_default) {
    const { types: _types, priorities: _priorities, stages: _stages, contracts: _contracts, ...kept } = body;
    const params = { header: onVersion(policy.version) };
    return answer<Policy>(api.PUT("/api/v1/sla-policies/default", { params, body: kept }));
  }
  return answer<Policy>(api.PUT("/api/v1/sla-policies/{policy_id}", { params: at(policy), body }));
}

export function useSlaActs() {
  const cache = useQueryClient();
  const settled = { onSettled: () => cache.invalidateQueries({ queryKey: slaKeys.all }) };
  return {
    order: useMutation({
      mutationFn: (ids: string[]) => api.PUT("/api/v1/sla-policies/order", { body: { ids } }),
      ...settled,
    }),
    remove: useMutation({
      mutationFn: ({ policy, heir }: Deleted) => {
        const query = heir === "default" ? { to_default: true } : heir ? { successor_id: heir } : {};
        return api.DELETE("/api/v1/sla-policies/{policy_id}", { params: { ...at(policy), query } });
      },
      ...settled,
    }),
  };
}

export const tryPolicies = (body: Asked) => answer<Tried>(api.POST("/api/v1/sla-policies/try", { body }));
