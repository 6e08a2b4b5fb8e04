import { useTranslation } from "react-i18next";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import type { PaymentRow } from "./api";

const TONES: Record<PaymentRow["state"], Tone> = { open: "warn", partial: "active", matched: "good" };

/** Not matched yet, in part, or wholly. */
export function PaymentState({ state }: { state: PaymentRow["state"] }) {
  const { t } = useTranslation("commerce");
  return <StatusBadge tone={TONES[state]} label={t(`payment_state.${state}`)} />;
}
