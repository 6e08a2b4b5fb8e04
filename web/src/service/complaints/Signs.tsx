import { Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import type { ComplaintRow } from "./api";

const TONES: Record<string, Tone> = { A: "bad", B: "warn", C: "neutral" };

export function Severity({ severity }: { severity: string }) {
  const { t } = useTranslation("service");
  return <StatusBadge tone={TONES[severity] ?? "neutral"} label={t(`complaint.severity_of.${severity}`)} />;
}

/** The step awaited next, and until when. */
export function Awaited({ row }: { row: Pick<ComplaintRow, "step" | "step_due" | "is_late"> }) {
  const { t } = useTranslation("service");
  if (row.step === "closed") return <StatusBadge tone="good" label={t("complaint.step_of.closed")} />;
  return (
    <Group gap={6} wrap="nowrap" component="span">
      <span>{t(`complaint.step_of.${row.step}`)}</span>
      <span style={{ color: row.is_late ? "var(--bad)" : undefined }}>
        <DateText iso={row.step_due} />
        {row.is_late && ` ${t("complaint.late")}`}
      </span>
    </Group>
  );
}
