import { useTranslation } from "react-i18next";
import { StatusBadge } from "@/ui/StatusBadge";
import type { Promised } from "./api";

/** Open, late, kept or broken. */
export function PromiseState({ promise }: { promise: Pick<Promised, "status" | "is_late"> }) {
  const { t } = useTranslation("bond");
  if (promise.is_late) return <StatusBadge tone="warn" label={t("promises.status.late")} />;
  const tone = promise.status === "kept" ? "good" : promise.status === "broken" ? "bad" : "active";
  return <StatusBadge tone={tone} label={t(`promises.status.${promise.status}`)} />;
}
