import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";
import type { ListSource } from "@/ui/list/types";

export type Promised = Schema<"PromiseOut">;

const keys = keysOf("bond.Promise");

export const promiseList: ListSource<Promised> = {
  key: keys.list,
  load: (query, signal) => answer<Page<Promised>>(api.GET("/api/v1/promises", { params: { query }, signal })),
};

export interface PromiseBody {
  readonly account_id?: string;
  readonly text: string;
  readonly owner_id: string | null;
  readonly due_on: string | null;
}

function useRefresh() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: keys.all });
}

export function useMakePromise() {
  return useMutation({
    mutationFn: (body: PromiseBody) => answer<Promised>(api.POST("/api/v1/promises", { body })),
    meta: { quiet: true },
    onSuccess: useRefresh(),
  });
}

export function useChangePromise({ id, version }: Promised) {
  return useMutation({
    mutationFn: (body: PromiseBody) =>
      answer<Promised>(
        api.PATCH("/api/v1/promises/{promise_id}", {
          params: { path: { promise_id: id }, header: onVersion(version) },
          body,
        }),
      ),
    meta: { quiet: true },
    onSuccess: useRefresh(),
  });
}

/** Kept or broken: said once. */
export function useSettle({ id, version }: Promised) {
  return useMutation({
    mutationFn: (how: "keep" | "break") =>
      answer<Promised>(
        api.POST(
          how === "keep" ? "/api/v1/promises/{promise_id}/keep" : "/api/v1/promises/{promise_id}/break",
          {
            params: { path: { promise_id: id }, header: onVersion(version) },
          },
        ),
      ),
    onSuccess: useRefresh(),
  });
}
