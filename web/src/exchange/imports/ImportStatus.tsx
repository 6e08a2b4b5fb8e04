import { useTranslation } from "react-i18next";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import type { ImportRow } from "./api";

const TONES: Record<string, Tone> = { uploaded: "neutral", running: "active", done: "good", failed: "bad" };

/** Where an import stands; one that left rows out says so. */
export function ImportStatus({ row }: { row: Pick<ImportRow, "status" | "skipped"> }) {
  const { t } = useTranslation("exchange");
  const hasSkipped = row.status === "done" && row.skipped > 0;
  return (
    <StatusBadge
      tone={hasSkipped ? "warn" : (TONES[row.status] ?? "neutral")}
      label={hasSkipped ? t("status.done_skipped") : t(`status.${row.status}`)}
    />
  );
}
