import { useTranslation } from "react-i18next";
import { StatusBadge } from "@/ui/StatusBadge";
import type { DeliveryRow } from "./api";

export const stateOf = ({ is_cancelled, accepted_on }: DeliveryRow) => {
  if (is_cancelled) return "cancelled";
  return accepted_on ? "accepted" : "waiting";
};
const TONES = { waiting: "active", accepted: "good", cancelled: "neutral" } as const;

/** Waiting for the customer's acceptance (検収), accepted, or cancelled. */
export function DeliveryState({ delivery }: { delivery: DeliveryRow }) {
  const { t } = useTranslation("commerce");
  const state = stateOf(delivery);
  return <StatusBadge tone={TONES[state]} label={t(`delivery_state.${state}`)} />;
}
