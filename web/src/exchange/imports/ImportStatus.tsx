import { useTranslation } from "react-i18next";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import type { ImportRow } from "./api";
import { tookNothing } from "./progress";

const TONES: Record<string, Tone> = {
  uploaded: "neutral",
  running: "active",
  done: "good",
  failed: "bad",
  undoing: "active",
  undone: "neutral",
};

type Told = Pick<ImportRow, "status" | "made" | "changed" | "same" | "skipped">;

/** Where an import stands; one that left rows out says so. */
export function ImportStatus({ row }: { row: Told }) {
  const { t } = useTranslation("exchange");
  if (tookNothing(row)) return <StatusBadge tone="bad" label={t("status.done_nothing")} />;
  if (row.status === "done" && row.skipped > 0)
    return <StatusBadge tone="warn" label={t("status.done_skipped")} />;
  return <StatusBadge tone={TONES[row.status] ?? "neutral"} label={t(`status.${row.status}`)} />;
}
