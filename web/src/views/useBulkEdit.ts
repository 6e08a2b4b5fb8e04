import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toastDone } from "@/ui/toast";
import { type BulkEdit, makeBulkEdit, previewBulkEdit, rowsOf, undoBulkEdit } from "./api";
import type { Entity, Field } from "./types";
import type { Chosen } from "./useSelection";

interface Options {
  entity: Entity;
  chosen: Chosen;
  field: Field | undefined;
  /** Undefined empties the field. */
  value: unknown;
  /** What whoever takes the rows over should know. */
  note: string;
  onClose: () => void;
}

/** An empty field as its kind is sent. */
function emptied(field: Field): unknown {
  return field.type === "text" || field.type === "choice" ? "" : null;
}

/** Looking at what a change would do, making it, and taking it back. */
export function useBulkEdit({ entity, chosen, field, value, note, onClose }: Options) {
  const { t } = useTranslation("views");
  const cache = useQueryClient();
  const changes = field ? { [field.written]: value ?? emptied(field) } : {};
  const body = { entity, ids: [...chosen.rows.keys()], changes };
  const passesOn = field?.type === "person" && Boolean(value);
  const refresh = () => cache.invalidateQueries({ queryKey: rowsOf(entity) });

  async function takeBack(edit: BulkEdit) {
    const undone = await undoBulkEdit(edit);
    const spared = undone.refused.length > 0 ? ` ${t("bulk.spared", { count: undone.refused.length })}` : "";
    toastDone(`${t("bulk.undone", { count: undone.changed })}${spared}`);
    await refresh();
  }

  const look = useMutation({ mutationFn: () => previewBulkEdit(body), meta: { quiet: true } });
  const make = useMutation({
    mutationFn: () => makeBulkEdit(passesOn && note.trim() ? { ...body, note } : body),
    onSuccess: async (edit) => {
      await refresh();
      toastDone(t("bulk.made", { count: edit.changed }), edit.may.undo ? { undo: () => takeBack(edit) } : {});
      // Those that could not be changed stay chosen, to be looked at.
      const left = edit.refused.map(({ id }) => [id, chosen.rows.get(id) ?? ""] as const);
      chosen.choose(new Map(left));
      if (left.length === 0) onClose();
    },
    meta: { quiet: true },
  });
  return { look, make, after: value ?? null };
}

export type Bulk = ReturnType<typeof useBulkEdit>;
