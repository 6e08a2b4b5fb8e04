import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import { greet } from "@/client/session";

export type SharedQuote = Schema<"SharedQuoteOut">;
export type Act = "accept" | "decline" | "questions";
export interface Said {
  readonly name: string;
  readonly reason?: string;
  readonly text?: string;
}

const keys = keysOf("channels.SharedQuote");
const at = (key: string) => ({ params: { path: { key } } });

/** The quote behind a link; the first time it is shown, whoever sent it is told. */
export function useSharedQuote(key: string, language: string) {
  return useQuery({
    queryKey: keys.part(key, "page", { language }),
    queryFn: async () => {
      const quote = await answer<SharedQuote>(api.GET("/api/v1/shared-quotes/{key}", at(key)));
      await greet();
      await answer<unknown>(api.POST("/api/v1/shared-quotes/{key}/open", at(key))).catch(() => null);
      return quote;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What the customer says to it. Refused because it was answered or replaced meanwhile, the page asks again. */
export function useSay(key: string, language: string) {
  const cache = useQueryClient();
  const queryKey = keys.part(key, "page", { language });
  return useMutation({
    mutationFn: async ({ act, body }: { act: Act; body: Said }) => {
      await greet();
      const sent = { ...at(key), body };
      if (act === "questions") {
        await answer<unknown>(api.POST("/api/v1/shared-quotes/{key}/questions", sent));
        return null;
      }
      const path =
        act === "accept" ? "/api/v1/shared-quotes/{key}/accept" : "/api/v1/shared-quotes/{key}/decline";
      return answer<SharedQuote>(api.POST(path, sent));
    },
    onSuccess: (quote) => quote && cache.setQueryData(queryKey, quote),
    onError: () => cache.invalidateQueries({ queryKey }),
    meta: { quiet: true },
  });
}

export const fileOf = (key: string) => `/api/v1/shared-quotes/${encodeURIComponent(key)}/file`;
