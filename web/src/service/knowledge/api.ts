import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { ListSource } from "@/ui/list/types";

export type ArticleRow = Schema<"ArticleRow">;
export type Article = Schema<"ArticleOut">;
export type Changes = Partial<Schema<"ArticleChange">>;
export type Suggested = Schema<"SuggestedOut">;
export type Question = Schema<"QuestionOut">;
type Status = Schema<"ArticleStatusIn">["status"];

export const STATUSES = ["draft", "review", "published", "archived"] as const;
export const AUDIENCES = ["public", "members", "internal"] as const;

type Known = Pick<ArticleRow, "id" | "version">;

export const articleKeys = keysOf("service.Article");
export const questionKeys = keysOf("service.HelpQuestion");
const at = ({ id, version }: Known) => ({ path: { article_id: id }, header: onVersion(version) });

export const articles: ListSource<ArticleRow> = {
  key: articleKeys.list,
  load: (query, signal) =>
    answer<Schema<"ArticlePage">>(api.GET("/api/v1/articles", { params: { query }, signal })),
};

export const questions: ListSource<Question> = {
  key: questionKeys.list,
  load: (query, signal) =>
    answer<Schema<"QuestionPage">>(api.GET("/api/v1/help-questions", { params: { query }, signal })),
};

export const loadArticle = (id: string, signal?: AbortSignal) =>
  answer<Article>(api.GET("/api/v1/articles/{article_id}", { params: { path: { article_id: id } }, signal }));

export const writeArticle = (body: Schema<"ArticleIn">) =>
  answer<Article>(api.POST("/api/v1/articles", { body }));

export const writeFromTicket = (ticketId: string) =>
  answer<Article>(
    api.POST("/api/v1/tickets/{ticket_id}/articles", { params: { path: { ticket_id: ticketId } } }),
  );

export const changeArticle = (article: Known, body: Changes) =>
  answer<Article>(api.PATCH("/api/v1/articles/{article_id}", { params: at(article), body }));

export const setStatus = (article: Known, status: string, is_checked: boolean) =>
  answer<Article>(
    api.POST("/api/v1/articles/{article_id}/status", {
      params: at(article),
      body: { status: status as Status, is_checked },
    }),
  );

export const settleQuestion = ({ id, version }: Known) =>
  answer<unknown>(
    api.POST("/api/v1/help-questions/{question_id}/settle", {
      params: { path: { question_id: id }, header: onVersion(version) },
    }),
  );

export const suggestionsFor = (ticketId: string) => ({
  queryKey: articleKeys.part(ticketId, "suggested"),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    answer<Schema<"SuggestionsOut">>(
      api.GET("/api/v1/tickets/{ticket_id}/articles", { params: { path: { ticket_id: ticketId } }, signal }),
    ),
});

export const noteUse = (articleId: string, ticket_id: string, kind: "text" | "link") =>
  answer<unknown>(
    api.POST("/api/v1/articles/{article_id}/uses", {
      params: { path: { article_id: articleId } },
      body: { ticket_id, kind },
    }),
  );

/** Where customers read it. */
export const publicAddress = (number: number) => `${window.location.origin}/help/${number}`;
