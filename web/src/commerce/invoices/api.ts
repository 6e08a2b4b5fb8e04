import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";
import type { ListSource } from "@/ui/list/types";

export type InvoiceRow = Schema<"InvoiceRow">;
export type Invoice = Schema<"InvoiceOut">;

export const STATES = ["draft", "open", "unpaid", "overdue", "paid", "cancelled"] as const;

export const invoiceKeys = keysOf("commerce.Invoice");

type InvoicePage = Page<InvoiceRow> & { readonly may: { readonly create: boolean } };

export const askMayCreate = () =>
  answer<InvoicePage>(api.GET("/api/v1/invoices", { params: { query: { limit: 1 } } }));

export const invoices: ListSource<InvoiceRow> = {
  key: invoiceKeys.list,
  load: (query, signal) => answer<InvoicePage>(api.GET("/api/v1/invoices", { params: { query }, signal })),
  topics: ["customers.Account"],
};

export const invoicesOf = (orderId: string) => ({
  queryKey: invoiceKeys.list({ order_id: orderId }),
  queryFn: ({ signal }: { signal: AbortSignal }) => invoices.load({ order_id: orderId }, signal),
});

const at = (id: string) => ({ path: { invoice_id: id } });
const on = ({ id, version }: InvoiceRow) => ({ ...at(id), header: onVersion(version) });

export const loadInvoice = (id: string, signal: AbortSignal) =>
  answer<Invoice>(api.GET("/api/v1/invoices/{invoice_id}", { params: at(id), signal }));

export const draftInvoice = (orderId: string, language: "ja" | "en") =>
  answer<Invoice>(
    api.POST("/api/v1/orders/{order_id}/invoices", {
      params: { path: { order_id: orderId } },
      body: { language, note: "" },
    }),
  );

export const draftClosing = (accountId: string, closing_on: string) =>
  answer<Invoice>(
    api.POST("/api/v1/accounts/{account_id}/invoices", {
      params: { path: { account_id: accountId } },
      body: { closing_on, language: "ja", note: "" },
    }),
  );

export const issueInvoice = (invoice: InvoiceRow) =>
  answer<Invoice>(api.POST("/api/v1/invoices/{invoice_id}/issue", { params: on(invoice) }));

export const discardInvoice = (invoice: InvoiceRow) =>
  answer<void>(api.DELETE("/api/v1/invoices/{invoice_id}", { params: on(invoice) }));

export const creditInvoice = (invoice: InvoiceRow, body: Schema<"CreditIn">) =>
  answer<Invoice>(api.POST("/api/v1/invoices/{invoice_id}/credit-notes", { params: on(invoice), body }));

/** Where the browser fetches the PDF of an issued document. */
export const pdfOf = (documentId: string) => `/api/v1/documents/${documentId}/file`;
