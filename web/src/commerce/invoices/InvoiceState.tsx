import { useTranslation } from "react-i18next";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import type { InvoiceRow } from "./api";

const TONES: Record<InvoiceRow["state"], Tone> = {
  draft: "neutral",
  unpaid: "active",
  overdue: "bad",
  paid: "good",
  cancelled: "neutral",
};

/** Draft, unpaid, overdue, paid or cancelled: in a word, with a sign, in colour where it is late. */
export function InvoiceState({ state }: { state: InvoiceRow["state"] }) {
  const { t } = useTranslation("commerce");
  return <StatusBadge tone={TONES[state]} label={t(`invoice_state.${state}`)} />;
}
