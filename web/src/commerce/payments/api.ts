import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";
import type { ListSource } from "@/ui/list/types";

export type PaymentRow = Schema<"PaymentRow">;
export type Payment = Schema<"PaymentOut">;
export type Offer = Schema<"OfferOut">;
export type Receivable = Schema<"ReceivableRow">;

export const STATES = ["unmatched", "open", "partial", "matched"] as const;

export const paymentKeys = keysOf("commerce.Payment");
const owed = keysOf("commerce.Invoice");

type PaymentPage = Page<PaymentRow> & { readonly may: { readonly create: boolean } };

export const payments: ListSource<PaymentRow> = {
  key: paymentKeys.list,
  load: (query, signal) => answer<PaymentPage>(api.GET("/api/v1/payments", { params: { query }, signal })),
  topics: ["customers.Account"],
};

export const askMayCreate = () =>
  answer<PaymentPage>(api.GET("/api/v1/payments", { params: { query: { limit: 1 } } }));

const at = (id: string) => ({ path: { payment_id: id } });
const on = ({ id, version }: PaymentRow) => ({ ...at(id), header: onVersion(version) });

export const loadPayment = (id: string, signal: AbortSignal) =>
  answer<Payment>(api.GET("/api/v1/payments/{payment_id}", { params: at(id), signal }));

export const recordPayment = (body: Schema<"PaymentIn">) =>
  answer<Payment>(api.POST("/api/v1/payments", { body }));

export function takeBankFile(file: File): Promise<Schema<"BankFileOut">> {
  const body = new FormData();
  body.set("file", file);
  return answer<Schema<"BankFileOut">>(api.POST("/api/v1/payments/bank-files", { body }));
}

export const matchPayment = (payment: PaymentRow, invoices: Schema<"PaymentShareIn">[]) =>
  answer<Payment>(
    api.POST("/api/v1/payments/{payment_id}/match", { params: on(payment), body: { invoices } }),
  );

export const unmatchPayment = (payment: PaymentRow) =>
  answer<Payment>(api.POST("/api/v1/payments/{payment_id}/unmatch", { params: on(payment) }));

export const issueReceipt = (payment: PaymentRow, language: "ja" | "en") =>
  answer<Schema<"DocumentOut">>(
    api.POST("/api/v1/payments/{payment_id}/documents", { params: at(payment.id), body: { language } }),
  );

export const receivables: ListSource<Receivable> = {
  key: (params) => owed.list({ ...params, of: "receivables" }),
  load: (query, signal) =>
    answer<Page<Receivable>>(api.GET("/api/v1/receivables", { params: { query }, signal })),
  topics: ["customers.Account"],
};

export const receivableOf = (accountId: string) => ({
  queryKey: owed.list({ account_id: accountId, of: "receivables" }),
  queryFn: ({ signal }: { signal: AbortSignal }) => receivables.load({ account_id: accountId }, signal),
});
