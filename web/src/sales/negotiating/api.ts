import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";

export type Competitor = Schema<"CompetitorOut">;
export type CompetitorFields = Schema<"CompetitorIn">;
export type Negotiation = Schema<"NegotiationOut">;
export type Rival = Schema<"DealCompetitorOut">;
export type Need = Schema<"NeedOut">;
export type NeedFields = Schema<"NeedIn">;
export type Objection = Schema<"ObjectionOut">;
export type ObjectionFields = Schema<"ObjectionIn">;
export type Category = Objection["category"];

export const CATEGORIES = [
  "price",
  "function",
  "timing",
  "trust",
  "competitor",
  "approval",
  "support",
  "other",
] as const;
export const OUTCOMES = ["open", "resolved", "stayed"] as const;

export const competitorKeys = keysOf("sales.Competitor");
export const negotiationKeys = keysOf("sales.Need");

export const useCompetitors = () =>
  useQuery({
    queryKey: competitorKeys.list(),
    queryFn: ({ signal }) => answer<Schema<"CompetitorsOut">>(api.GET("/api/v1/competitors", { signal })),
  });

const card = ({ id, version }: Competitor) => ({
  path: { competitor_id: id },
  header: onVersion(version),
});

export const saveCompetitor = (competitor: Competitor | null, body: CompetitorFields) =>
  competitor
    ? answer<Competitor>(api.PUT("/api/v1/competitors/{competitor_id}", { params: card(competitor), body }))
    : answer<Competitor>(api.POST("/api/v1/competitors", { body }));

export const deleteCompetitor = (competitor: Competitor) =>
  answer<unknown>(api.DELETE("/api/v1/competitors/{competitor_id}", { params: card(competitor) }));

const of = (dealId: string) => ({ path: { deal_id: dealId } });

export const useNegotiation = (dealId: string) =>
  useQuery({
    queryKey: negotiationKeys.one(dealId),
    queryFn: ({ signal }) =>
      answer<Negotiation>(api.GET("/api/v1/deals/{deal_id}/negotiation", { params: of(dealId), signal })),
    meta: { topics: ["sales.Objection", "sales.DealCompetitor", "sales.Deal"] },
  });

export const useSuggestions = (dealId: string, category: Category) =>
  useQuery({
    queryKey: negotiationKeys.part(dealId, "answers", { category }),
    queryFn: ({ signal }) =>
      answer<Schema<"AnswersTriedOut">>(
        api.GET("/api/v1/deals/{deal_id}/answers", {
          params: { ...of(dealId), query: { category } },
          signal,
        }),
      ),
  });

export const addRival = (dealId: string, body: Schema<"DealCompetitorIn">) =>
  answer<Negotiation>(api.POST("/api/v1/deals/{deal_id}/competitors", { params: of(dealId), body }));

export const saveNeed = (dealId: string, need: Need | null, body: NeedFields) =>
  need
    ? answer<Negotiation>(
        api.PUT("/api/v1/needs/{need_id}", {
          params: { path: { need_id: need.id }, header: onVersion(need.version) },
          body,
        }),
      )
    : answer<Negotiation>(api.POST("/api/v1/deals/{deal_id}/needs", { params: of(dealId), body }));

export const saveObjection = (dealId: string, row: Objection | null, body: ObjectionFields) =>
  row
    ? answer<Negotiation>(
        api.PUT("/api/v1/objections/{objection_id}", {
          params: { path: { objection_id: row.id }, header: onVersion(row.version) },
          body,
        }),
      )
    : answer<Negotiation>(api.POST("/api/v1/deals/{deal_id}/objections", { params: of(dealId), body }));

/** A row of the deal that goes, whichever kind it is. */
export type Gone =
  | { kind: "competitor"; row: Rival }
  | { kind: "need"; row: Need }
  | { kind: "objection"; row: Objection };

function remove({ kind, row }: Gone) {
  const header = onVersion(row.version);
  if (kind === "competitor")
    return answer<Negotiation>(
      api.DELETE("/api/v1/deal-competitors/{link_id}", { params: { path: { link_id: row.id }, header } }),
    );
  if (kind === "need")
    return answer<Negotiation>(
      api.DELETE("/api/v1/needs/{need_id}", { params: { path: { need_id: row.id }, header } }),
    );
  return answer<Negotiation>(
    api.DELETE("/api/v1/objections/{objection_id}", {
      params: { path: { objection_id: row.id }, header },
    }),
  );
}

/** Keeps what the server answered about the deal. */
export function useKeep(dealId: string) {
  const cache = useQueryClient();
  return (told: Negotiation) => cache.setQueryData(negotiationKeys.one(dealId), told);
}

export function useRemove(dealId: string) {
  return useMutation({ mutationFn: remove, onSuccess: useKeep(dealId) });
}
