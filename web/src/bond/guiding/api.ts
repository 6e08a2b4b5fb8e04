import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";

export type Run = Schema<"GuideRunOut">;
export type Subject = "lead" | "account" | "deal" | "ticket" | "quote";
export interface About {
  readonly subject: Subject;
  readonly id: string;
}

export const runKeys = keysOf("bond.GuideRun");

const of = ({ subject, id }: About) => ({ [`${subject}_id`]: id }) as { lead_id?: string };

export const runsOf = (about: About) => ({
  queryKey: runKeys.list(of(about)),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    answer<Schema<"GuideRunPage">>(
      api.GET("/api/v1/guide-runs", { params: { query: { ...of(about), limit: 10 } }, signal }),
    ),
});

export const takeGuide = (about: About, guide_id: string, answers: Record<string, string[]>) =>
  answer<Run>(api.POST("/api/v1/guide-runs", { body: { guide_id, answers, ...of(about) } }));

export const makeDeal = (ticket_id: string) =>
  answer<Schema<"TicketDealOut">>(
    api.POST("/api/v1/tickets/{ticket_id}/deal", { params: { path: { ticket_id } }, body: {} }),
  );

export const makeQuote = (body: Schema<"ConfiguredQuoteIn">) =>
  answer<Schema<"ConfiguredQuoteOut">>(api.POST("/api/v1/configurations/quotes", { body }));
