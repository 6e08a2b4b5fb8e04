import { useTranslation } from "react-i18next";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import type { State } from "./api";

const TONES: Record<State, Tone> = {
  draft: "neutral",
  sent: "active",
  accepted: "good",
  declined: "bad",
  expired: "warn",
  superseded: "neutral",
};

/** How it stands with a quote, in a word. */
export function QuoteState({ state }: { state: State }) {
  const { t } = useTranslation("sales");
  return <StatusBadge tone={TONES[state]} label={t(`quote_state.${state}`)} />;
}
