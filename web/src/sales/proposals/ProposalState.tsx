import { useTranslation } from "react-i18next";
import { StatusBadge } from "@/ui/StatusBadge";
import type { ProposalRow } from "./api";

export function ProposalState({ status }: { status: ProposalRow["status"] }) {
  const { t } = useTranslation("sales");
  return (
    <StatusBadge tone={status === "issued" ? "good" : "neutral"} label={t(`proposal_state.${status}`)} />
  );
}
