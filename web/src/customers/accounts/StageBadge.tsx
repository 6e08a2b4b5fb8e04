import { useTranslation } from "react-i18next";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";

const TONES: Record<string, Tone> = {
  prospect: "neutral",
  talking: "sales",
  customer: "good",
  advocate: "both",
};

/** How far the relationship has come. It follows from what happened; nobody sets it by hand. */
export function StageBadge({ stage }: { stage: string }) {
  const { t } = useTranslation("customers");
  return <StatusBadge tone={TONES[stage] ?? "neutral"} label={t(`stage.${stage}`)} />;
}
