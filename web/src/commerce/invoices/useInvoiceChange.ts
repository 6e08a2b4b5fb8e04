import { useQueryClient } from "@tanstack/react-query";
import { documentKeys } from "../documents/api";
import { orderKeys } from "../orders/api";
import { type Invoice, invoiceKeys } from "./api";

/** Keeps an invoice as the server answered it; what stands beside it is asked for again. */
export function useInvoiceChange() {
  const cache = useQueryClient();
  return (invoice?: Invoice) => {
    if (invoice) cache.setQueryData(invoiceKeys.one(invoice.id), invoice);
    return Promise.all([
      cache.invalidateQueries({ queryKey: [...invoiceKeys.all, "list"] }),
      cache.invalidateQueries({ queryKey: documentKeys.all }),
      cache.invalidateQueries({ queryKey: orderKeys.all }),
    ]);
  };
}
