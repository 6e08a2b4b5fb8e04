import { useMutation, useQuery } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import type { Schema } from "@/client/schema";

export type HelpPage = Schema<"HelpPage">;
export type HelpArticle = Schema<"HelpArticleOut">;

interface Asked {
  readonly q: string;
  readonly category: string;
}

/** Public articles that hold these words. */
export function useHelp({ q, category }: Asked) {
  return useQuery({
    queryKey: ["help", "list", { q, category }],
    queryFn: ({ signal }) =>
      answer<HelpPage>(
        api.GET("/api/v1/help/articles", { params: { query: { q, category, limit: 50 } }, signal }),
      ),
    placeholderData: (before) => before,
  });
}

export function useHelpArticle(number: string) {
  return useQuery({
    queryKey: ["help", "one", number],
    queryFn: ({ signal }) =>
      answer<HelpArticle>(
        api.GET("/api/v1/help/articles/{number}", { params: { path: { number } }, signal }),
      ),
  });
}

/** Whether it solved the matter. */
export function useVote(number: string) {
  return useMutation({
    mutationFn: (is_helpful: boolean) =>
      answer<unknown>(
        api.POST("/api/v1/help/articles/{number}/votes", {
          params: { path: { number } },
          body: { is_helpful },
        }),
      ),
  });
}

/** What was looked for and not found. */
export function useMissing() {
  return useMutation({
    mutationFn: (text: string) => answer<unknown>(api.POST("/api/v1/help/questions", { body: { text } })),
  });
}
