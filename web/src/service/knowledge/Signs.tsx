import { useTranslation } from "react-i18next";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";

const TONES: Record<string, Tone> = {
  draft: "neutral",
  review: "warn",
  published: "good",
  archived: "neutral",
};

export function ArticleState({ status }: { status: string }) {
  const { t } = useTranslation("service");
  return <StatusBadge tone={TONES[status] ?? "neutral"} label={t(`article.status_of.${status}`)} />;
}
