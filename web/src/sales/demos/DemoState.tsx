import { useTranslation } from "react-i18next";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import type { Guest, Status } from "./api";

const TONES: Record<Status, Tone> = { planned: "active", held: "good", cancelled: "neutral" };
const ANSWERS: Record<Guest["answer"], Tone> = {
  "needs-action": "neutral",
  accepted: "good",
  declined: "bad",
  tentative: "warn",
};

/** How it stands with a demo, in a word. */
export function DemoState({ status }: { status: Status }) {
  const { t } = useTranslation("sales");
  return <StatusBadge tone={TONES[status]} label={t(`demo_state.${status}`)} />;
}

/** What a guest answered, in a word. */
export function GuestAnswer({ answer }: { answer: Guest["answer"] }) {
  const { t } = useTranslation("sales");
  const word = answer === "needs-action" ? "waiting" : answer;
  return <StatusBadge tone={ANSWERS[answer]} label={t(`demo_answer.${word}`)} />;
}
