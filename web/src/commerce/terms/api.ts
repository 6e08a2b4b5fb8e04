import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { PaymentTerms } from "@/ui/terms";

export type CustomerTerms = Schema<"TermsOut">;

export const termsKeys = keysOf("commerce.CustomerTerms");

const of = (accountId: string) => ({ path: { account_id: accountId } });

export const termsOf = (accountId: string) => ({
  queryKey: termsKeys.one(accountId),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    answer<CustomerTerms>(
      api.GET("/api/v1/accounts/{account_id}/payment-terms", { params: of(accountId), signal }),
    ),
  meta: { topics: ["staff.Organisation"] },
});

/** What is said of a customer's credit: how much may be owed at most, and whether nothing more is sold on it. */
export type Credit = Pick<Schema<"TermsIn">, "credit_limit" | "is_credit_stopped" | "customer_class">;

export const setTerms = (accountId: string, terms: PaymentTerms | null, credit: Credit, version: number) =>
  answer<CustomerTerms>(
    api.PUT("/api/v1/accounts/{account_id}/payment-terms", {
      params: { ...of(accountId), header: onVersion(version) },
      body: { terms, ...credit },
    }),
  );
