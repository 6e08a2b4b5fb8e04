import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "@/client/problem";
import { toastDone } from "@/ui/toast";
import { chooseRetention, countRetention, type Retention, retentionKeys } from "./api";

/** What is typed of one kind, its dry run, and keeping it. */
export function useRetentionLine(retention: Retention, name: string) {
  const { t } = useTranslation("privacy");
  // Empty while somebody types another number.
  const [typed, type] = useState<number | string>(retention.days);
  const [isOn, turn] = useState(retention.is_on);
  const queries = useQueryClient();
  const days = Number(typed);
  const preview = useMutation({ mutationFn: () => countRetention(retention.kind, days) });
  const save = useMutation({
    mutationFn: () => chooseRetention(retention.kind, days, isOn),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: retentionKeys.all });
      toastDone(t("retention.saved", { name }));
    },
    meta: { quiet: true },
  });
  const refused = save.error ? toProblem(save.error) : undefined;
  return {
    typed,
    type,
    isOn,
    turn,
    preview,
    save,
    isUsable: days > 0,
    isChanged: days !== retention.days || isOn !== retention.is_on,
    fault: refused && (refused.fields.days ?? refused.title),
  };
}
