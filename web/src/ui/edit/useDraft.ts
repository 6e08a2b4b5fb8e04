import { useState } from "react";
import { toProblem } from "@/client/problem";
import { wordsOf } from "../toast";

interface Options<Value> {
  onSave: (value: Value) => Promise<void>;
  onClose: () => void;
  field: string | undefined;
}

/** A value being changed: sent once, closed when kept, explained when refused. */
export function useDraft<Value>(value: Value, { onSave, onClose, field }: Options<Value>) {
  const [draft, setDraft] = useState(value);
  const [error, setError] = useState<string>();
  const [isSaving, setSaving] = useState(false);

  async function save(next: Value) {
    if (JSON.stringify(next) === JSON.stringify(value)) return onClose();
    setSaving(true);
    try {
      await onSave(next);
      onClose();
    } catch (refusal) {
      const problem = toProblem(refusal);
      // A conflict has its own dialog, which holds this draft.
      if (problem.isConflict) return onClose();
      const { title, message } = wordsOf(refusal);
      setError((field && problem.fields[field]) || message || title);
      setSaving(false);
    }
  }

  return { draft, setDraft, save, error, isSaving };
}
