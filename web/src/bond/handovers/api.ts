import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";
import type { ListSource } from "@/ui/list/types";

export type HandoverRow = Schema<"HandoverRow">;
export type Handover = Schema<"HandoverOut">;
export type HandedPromise = Handover["promises"][number];

export const handoverKeys = keysOf("bond.Handover");
const promiseKeys = keysOf("bond.Promise");

export const handoverList: ListSource<HandoverRow> = {
  key: handoverKeys.list,
  load: (query, signal) =>
    answer<Page<HandoverRow>>(api.GET("/api/v1/handovers", { params: { query }, signal })),
};

export function useHandover(id: string) {
  return useQuery({
    queryKey: handoverKeys.one(id),
    queryFn: ({ signal }) =>
      answer<Handover>(
        api.GET("/api/v1/handovers/{handover_id}", { params: { path: { handover_id: id } }, signal }),
      ),
    meta: { topics: ["bond.Promise", "sales.Deal"] },
  });
}

export function patchHandover(id: string, changes: Partial<Handover>, version: number) {
  return answer<Handover>(
    api.PATCH("/api/v1/handovers/{handover_id}", {
      params: { path: { handover_id: id }, header: onVersion(version) },
      body: changes,
    }),
  );
}

export type Act = "accept" | "ask" | "answer" | "reject";

/** One of the four acts across the desk; all but the first say something. */
function send(handover: Handover, act: Act, text: string) {
  const params = { path: { handover_id: handover.id }, header: onVersion(handover.version) };
  switch (act) {
    case "accept":
      return api.POST("/api/v1/handovers/{handover_id}/accept", { params });
    case "ask":
      return api.POST("/api/v1/handovers/{handover_id}/ask", { params, body: { question: text } });
    case "answer":
      return api.POST("/api/v1/handovers/{handover_id}/answer", { params, body: { answer: text } });
    case "reject":
      return api.POST("/api/v1/handovers/{handover_id}/reject", { params, body: { reason: text } });
  }
}

/** The form that comes back is the form that is shown. */
export function useAct(handover: Handover, act: Act) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => answer<Handover>(send(handover, act, text)),
    meta: { quiet: true },
    onSuccess: (stored) => {
      cache.setQueryData(handoverKeys.one(handover.id), stored);
      return cache.invalidateQueries({ queryKey: [...handoverKeys.all, "list"] });
    },
  });
}

/** Who keeps a promise of the form. */
export function useGiveTo(handover: Handover) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ promise, owner_id }: { promise: HandedPromise; owner_id: string | null }) =>
      api.PATCH("/api/v1/promises/{promise_id}", {
        params: { path: { promise_id: promise.id }, header: onVersion(promise.version) },
        body: { owner_id },
      }),
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: handoverKeys.one(handover.id) }),
        cache.invalidateQueries({ queryKey: promiseKeys.all }),
      ]),
  });
}
