import { useQueryClient } from "@tanstack/react-query";
import { invoiceKeys } from "../invoices/api";
import { orderKeys } from "../orders/api";
import { type Payment, paymentKeys } from "./api";

/** Keeps a payment as the server answered it; the invoices it paid are asked for again. */
export function usePaymentChange() {
  const cache = useQueryClient();
  return (payment: Payment) => {
    cache.setQueryData(paymentKeys.one(payment.id), payment);
    return Promise.all([
      cache.invalidateQueries({ queryKey: [...paymentKeys.all, "list"] }),
      cache.invalidateQueries({ queryKey: invoiceKeys.all }),
      cache.invalidateQueries({ queryKey: orderKeys.all }),
    ]);
  };
}
