import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import type { Promised } from "./api";

/** Where the promise was made: the deal, the inquiry, or the handover that carries it. */
export function Source({ promise }: { promise: Promised }) {
  const { t } = useTranslation("bond");
  const { deal, ticket, handover_number } = promise;
  if (ticket) {
    return <AppLink to={`/tickets/${ticket.id}`}>{t("promises.of_ticket", { name: ticket.name })}</AppLink>;
  }
  if (deal) return <AppLink to={`/deals/${deal.id}`}>{t("promises.of_deal", { name: deal.name })}</AppLink>;
  return handover_number ? <span>{t("promises.of_handover", { n: handover_number })}</span> : <span>–</span>;
}
