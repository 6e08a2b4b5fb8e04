import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Money, Page } from "@/client/types";
import type { ListSource } from "@/ui/list/types";

export type QuoteRow = Schema<"QuoteRow">;
export type Quote = Schema<"QuoteOut">;
export type QuoteLine = Schema<"QuoteLineOut">;
export type Totals = Schema<"QuoteTotalsOut">;
export type State = QuoteRow["state"];

export const STATES = ["draft", "sent", "accepted", "declined", "expired", "superseded"] as const;
export const TAX_CLASSES = ["standard", "reduced", "exempt", "outside", "export"] as const;
export const LANGUAGES = ["ja", "en"] as const;

/** A line as it is sent. */
export interface LineBody {
  readonly is_heading: boolean;
  readonly product_id: string | null;
  readonly text: string;
  readonly unit: string;
  readonly quantity: number;
  readonly unit_price: Money | null;
  readonly discount: Money;
  readonly tax_class: string;
}

export interface Head {
  readonly title: string;
  readonly contact_id: string | null;
  readonly language: string;
  readonly valid_until: string | null;
  readonly delivery: string;
  readonly place: string;
  readonly payment: string;
  readonly note: string;
  readonly discount: Money;
  readonly cost: Money | null;
}

type Known = Pick<QuoteRow, "id" | "version">;

export const quoteKeys = keysOf("sales.Quote");
const at = (quote: Known) => ({ path: { quote_id: quote.id }, header: onVersion(quote.version) });

export const quotes: ListSource<QuoteRow> = {
  key: quoteKeys.list,
  load: (query, signal) => answer<Page<QuoteRow>>(api.GET("/api/v1/quotes", { params: { query }, signal })),
  topics: ["sales.Deal", "customers.Account"],
};

export const quotesOf = (dealId: string) => ({
  queryKey: quoteKeys.list({ deal_id: dealId }),
  queryFn: ({ signal }: { signal: AbortSignal }) => quotes.load({ deal_id: dealId }, signal),
});

export const loadQuote = (id: string, signal?: AbortSignal) =>
  answer<Quote>(api.GET("/api/v1/quotes/{quote_id}", { params: { path: { quote_id: id } }, signal }));

export const createQuote = (dealId: string, language: string) =>
  answer<Quote>(
    api.POST("/api/v1/deals/{deal_id}/quotes", { params: { path: { deal_id: dealId } }, body: { language } }),
  );

export const changeQuote = (quote: Known, body: Partial<Head>) =>
  answer<Quote>(api.PATCH("/api/v1/quotes/{quote_id}", { params: at(quote), body }));

export const setLines = (quote: Known, lines: readonly LineBody[]) =>
  answer<Quote>(api.PUT("/api/v1/quotes/{quote_id}/lines", { params: at(quote), body: { lines } }));

export const countLines = (id: string, lines: readonly LineBody[], discount: Money, signal: AbortSignal) =>
  answer<Totals>(
    api.POST("/api/v1/quotes/{quote_id}/count", {
      params: { path: { quote_id: id } },
      body: { lines, discount },
      signal,
    }),
  );

export const deleteQuote = (quote: Known) =>
  answer<unknown>(api.DELETE("/api/v1/quotes/{quote_id}", { params: at(quote) }));

export const sendQuote = (quote: Known) =>
  answer<Quote>(api.POST("/api/v1/quotes/{quote_id}/send", { params: at(quote) }));

export const reviseQuote = (quote: Known) =>
  answer<Quote>(api.POST("/api/v1/quotes/{quote_id}/revise", { params: at(quote) }));

export const acceptQuote = (quote: Known, name: string) =>
  answer<Quote>(api.POST("/api/v1/quotes/{quote_id}/accept", { params: at(quote), body: { name } }));

export const declineQuote = (quote: Known, body: { reason: string; name: string }) =>
  answer<Quote>(api.POST("/api/v1/quotes/{quote_id}/decline", { params: at(quote), body }));

const of = (id: string) => ({ params: { path: { quote_id: id } } });

export const shareQuote = (id: string) =>
  answer<Schema<"NewLinkOut">>(api.POST("/api/v1/quotes/{quote_id}/link", of(id)));

export const revokeLink = (id: string) =>
  answer<unknown>(api.DELETE("/api/v1/quotes/{quote_id}/link", of(id)));

/** Where the browser fetches the PDF: as it was issued, or as it would be today. */
export const pdfOf = (quote: Quote) =>
  quote.document ? `/api/v1/documents/${quote.document.id}/file` : `/api/v1/quotes/${quote.id}/preview`;
