import { useTranslation } from "react-i18next";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";

const TONES: Readonly<Record<string, Tone>> = {
  open: "service",
  asked: "sales",
  rejected: "warn",
  accepted: "good",
};

export function HandoverStatus({ status }: { status: string }) {
  const { t } = useTranslation("bond");
  return <StatusBadge tone={TONES[status] ?? "neutral"} label={t(`handovers.status.${status}`)} />;
}
