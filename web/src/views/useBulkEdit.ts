import { useMutation } from "@tanstack/react-query";
import { makeBulkEdit, previewBulkEdit } from "./api";
import type { Entity, Field } from "./types";
import type { Chosen } from "./useSelection";
import { useUndoEdit } from "./useUndoEdit";

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
  const changes = field ? { [field.written]: value ?? emptied(field) } : {};
  const body = { entity, ids: [...chosen.rows.keys()], changes };
  const passesOn = field?.type === "person" && Boolean(value);
  const made = useUndoEdit(entity);
  const look = useMutation({ mutationFn: () => previewBulkEdit(body), meta: { quiet: true } });
  const make = useMutation({
    mutationFn: () => makeBulkEdit(passesOn && note.trim() ? { ...body, note } : body),
    onSuccess: async (edit) => {
      await made(edit);
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
