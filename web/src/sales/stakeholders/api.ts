import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";

export type People = Schema<"StakeholdersOut">;
export type Part = Schema<"StakeholderOut">;
export type PartFields = Schema<"StakeholderFields">;
export type Gap = Schema<"StakeholderGap">;

export const ROLES = ["decision_maker", "approver", "promoter", "window", "user", "opponent"] as const;
export const ATTITUDES = ["for", "neutral", "against", "unknown"] as const;

export const peopleKeys = keysOf("sales.Stakeholder");

const of = (dealId: string) => ({ path: { deal_id: dealId } });

export const usePeople = (dealId: string) =>
  useQuery({
    queryKey: peopleKeys.one(dealId),
    queryFn: ({ signal }) =>
      answer<People>(api.GET("/api/v1/deals/{deal_id}/stakeholders", { params: of(dealId), signal })),
    meta: { topics: ["interactions.Activity", "sales.Deal"] },
  });

const part = ({ id, version }: Part) => ({ path: { stakeholder_id: id }, header: onVersion(version) });

export const addPart = (dealId: string, body: Schema<"StakeholderIn">) =>
  answer<People>(api.POST("/api/v1/deals/{deal_id}/stakeholders", { params: of(dealId), body }));

export const savePart = (old: Part, body: PartFields) =>
  answer<People>(api.PUT("/api/v1/stakeholders/{stakeholder_id}", { params: part(old), body }));

const removePart = (old: Part) =>
  answer<People>(api.DELETE("/api/v1/stakeholders/{stakeholder_id}", { params: part(old) }));

/** Keeps what the server answered about the people of the deal. */
export function useKeepPeople(dealId: string) {
  const cache = useQueryClient();
  return (told: People) => cache.setQueryData(peopleKeys.one(dealId), told);
}

export function useRemovePart(dealId: string) {
  return useMutation({ mutationFn: removePart, onSuccess: useKeepPeople(dealId) });
}
