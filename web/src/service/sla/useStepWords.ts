import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";

/** When a step is taken, and what it does, in words. */
export function useStepWords() {
  const { t } = useTranslation("service");
  const format = useFormat();
  return {
    when: ({ minutes, is_after }: { minutes: number; is_after: boolean }) => {
      if (!minutes) return t("sla.steps.at_once");
      return t(is_after ? "sla.steps.so_much_after" : "sla.steps.so_much_before", {
        time: format.duration(minutes * 60, true),
      });
    },
    act: (act: string, named: { priority?: number | null; team?: { name: string } | null } = {}) => {
      if (act === "raise" && named.priority) {
        return t("sla.steps.raise_to", { name: t(`priority.${named.priority}`) });
      }
      if (act === "escalate" && named.team) return t("sla.steps.escalate_to", { name: named.team.name });
      return t(`sla.steps.acts.${act}`);
    },
  };
}
