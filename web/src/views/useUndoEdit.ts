import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toastDone } from "@/ui/toast";
import { type BulkEdit, rowsOf, undoBulkEdit } from "./api";
import type { Entity } from "./types";

/** After an edit of many rows: the list is looked at anew, and the reader may take it back. */
export function useUndoEdit(entity: Entity): (edit: BulkEdit) => Promise<void> {
  const { t } = useTranslation("views");
  const cache = useQueryClient();
  const refresh = () => cache.invalidateQueries({ queryKey: rowsOf(entity) });

  async function takeBack(edit: BulkEdit) {
    const undone = await undoBulkEdit(edit);
    const spared = undone.refused.length > 0 ? ` ${t("bulk.spared", { count: undone.refused.length })}` : "";
    toastDone(`${t("bulk.undone", { count: undone.changed })}${spared}`);
    await refresh();
  }

  return async (edit) => {
    await refresh();
    toastDone(t("bulk.made", { count: edit.changed }), edit.may.undo ? { undo: () => takeBack(edit) } : {});
  };
}
