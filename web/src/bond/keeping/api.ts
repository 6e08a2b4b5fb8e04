import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";

export type Dormant = Schema<"DormantRow">;
export type Moment = Schema<"MomentOut">;
export type Whose = "" | "mine" | "team";

/** How many months without a purchase and without a word. */
export const MONTHS = [6, 12, 24, 36] as const;

const keys = keysOf("customers.Account");

export interface Quiet {
  readonly months: number;
  readonly owner: Whose;
  readonly cursor: string;
}

export function useDormant({ months, owner, cursor }: Quiet) {
  const query = { months, owner, ...(cursor ? { cursor } : {}) };
  return useQuery({
    queryKey: keys.list({ dormant: true, ...query }),
    queryFn: ({ signal }) =>
      answer<Schema<"DormantPage">>(api.GET("/api/v1/dormant-accounts", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    meta: { topics: ["sales.Deal", "commerce.Order"] },
  });
}

export const winBack = (body: Schema<"WinBackIn">) =>
  answer<Schema<"WinBackOut">>(api.POST("/api/v1/dormant-accounts/tasks", { body }));

export function useMoments(owner: Whose) {
  return useQuery({
    queryKey: keys.list({ moments: true, owner }),
    queryFn: ({ signal }) =>
      answer<Schema<"MomentsOut">>(
        api.GET("/api/v1/referral-moments", { params: { query: { owner } }, signal }),
      ).then(({ items }) => items),
    meta: { topics: ["service.SurveyResponse", "commerce.Delivery"] },
  });
}

export function useAskForReferral() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ account, with_task }: { account: Moment["account"]; with_task: boolean }) =>
      answer<unknown>(
        api.POST("/api/v1/accounts/{account_id}/referral-asks", {
          params: { path: { account_id: account.id } },
          body: { with_task },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.all }),
  });
}
