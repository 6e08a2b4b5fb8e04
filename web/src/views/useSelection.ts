import { useState } from "react";
import type { Selection } from "@/ui/list/selection";

type Named = { id: string; name?: string; subject?: string };

const nameOf = (row: { id: string }) => (row as Named).name ?? (row as Named).subject ?? "";

export interface Chosen extends Selection {
  /** By id, what each chosen row is called. */
  readonly rows: ReadonlyMap<string, string>;
  readonly choose: (rows: ReadonlyMap<string, string>) => void;
  readonly clear: () => void;
}

/** The rows chosen in a list; they stay chosen while it is narrowed otherwise. */
export function useSelection(): Chosen {
  const [rows, choose] = useState<ReadonlyMap<string, string>>(new Map());
  return {
    rows,
    choose,
    clear: () => choose(new Map()),
    has: (id) => rows.has(id),
    nameOf,
    toggle: (row) => {
      const next = new Map(rows);
      if (!next.delete(row.id)) next.set(row.id, nameOf(row));
      choose(next);
    },
    toggleAll: (all, isChosen) => {
      const next = new Map(rows);
      for (const row of all) {
        if (isChosen) next.set(row.id, nameOf(row));
        else next.delete(row.id);
      }
      choose(next);
    },
  };
}
