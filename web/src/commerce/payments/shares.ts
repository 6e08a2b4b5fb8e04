import type { Offer } from "./api";

/** What an offer comes to when it is taken: each invoice in full, the fee borne on the last. */
export function sharesOf({ invoices, fee }: Offer) {
  return invoices.map(({ id, balance }, place) => {
    const isLast = place === invoices.length - 1;
    const borne = isLast ? fee.amount : 0;
    return {
      invoice_id: id,
      amount: { ...balance, amount: balance.amount - borne },
      fee: borne > 0 ? fee : null,
    };
  });
}
