import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import { greet } from "@/client/session";

export type Kind = "csat" | "ces" | "nps";

export interface Survey {
  readonly kind: Kind;
  readonly company: string;
  readonly number: number | null;
  readonly subject: string;
  readonly question: string;
  readonly scale: number;
  readonly score: number | null;
  readonly comment: string;
  readonly answered_at: string | null;
  readonly declined_at: string | null;
  readonly expires_at: string;
}

export interface Answer {
  readonly score: number;
  readonly comment: string;
}

const keys = keysOf("channels.Survey");

/** The question behind a link, in the reader's language. */
export function useSurvey(key: string, language: string) {
  return useQuery({
    queryKey: keys.part(key, "page", { language }),
    queryFn: () => answer<Survey>(api.GET("/api/v1/surveys/{key}", { params: { path: { key } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useAnswer(key: string, language: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (body: Answer) => {
      await greet();
      return answer<Survey>(api.POST("/api/v1/surveys/{key}", { params: { path: { key } }, body }));
    },
    onSuccess: (survey) => cache.setQueryData(keys.part(key, "page", { language }), survey),
    meta: { quiet: true },
  });
}

export function useDecline(key: string, language: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      await greet();
      return answer<Survey>(api.POST("/api/v1/surveys/{key}/decline", { params: { path: { key } } }));
    },
    onSuccess: (survey) => cache.setQueryData(keys.part(key, "page", { language }), survey),
    meta: { quiet: true },
  });
}
