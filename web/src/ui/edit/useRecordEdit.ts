import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "@/client/problem";
import type { Versioned } from "@/client/types";
import { toastDone } from "../toast";
import { valuesBefore, withChanges } from "./custom";

export interface Conflict<Row> {
  /** What this reader wanted. */
  readonly mine: Partial<Row>;
  /** What stands in the store now. */
  readonly theirs: Row;
}

interface Options<Row> {
  record: Row;
  /** Where the record lies in the cache: `keys.one(id)`. */
  queryKey: QueryKey;
  /** PATCH with If-Match; answers the record as it then stands. */
  patch: (changes: Partial<Row>, version: number) => Promise<Row>;
}

/** What an editor of one record needs: `may`, `save`, and the conflict to settle, if there is one. */
export interface RecordEdit<Row extends Versioned> {
  readonly record: Row;
  readonly may: boolean;
  readonly save: (changes: Partial<Row>) => Promise<void>;
  readonly conflict: Conflict<Row> | null;
  readonly settle: (changes: Partial<Row> | null) => Promise<void>;
}

/** Shows a change at once, keeps it if the server agrees, offers to take it back, and never overwrites unseen. */
export function useRecordEdit<Row extends Versioned>({
  record,
  queryKey,
  patch,
}: Options<Row>): RecordEdit<Row> {
  const { t } = useTranslation("ui");
  const cache = useQueryClient();
  const [conflict, setConflict] = useState<Conflict<Row> | null>(null);

  const change = useMutation({
    mutationFn: ({ changes, version }: { changes: Partial<Row>; version: number }) => patch(changes, version),
    meta: { quiet: true },
  });

  async function send(changes: Partial<Row>, from: Row): Promise<Row> {
    await cache.cancelQueries({ queryKey });
    cache.setQueryData(queryKey, withChanges(from, changes));
    try {
      const saved = await change.mutateAsync({ changes, version: from.version });
      cache.setQueryData(queryKey, saved);
      return saved;
    } catch (error) {
      const problem = toProblem(error);
      const theirs = problem.isConflict ? { ...from, ...(problem.current as Row) } : from;
      cache.setQueryData(queryKey, theirs);
      if (problem.isConflict) setConflict({ mine: changes, theirs });
      throw error;
    }
  }

  async function save(changes: Partial<Row>): Promise<void> {
    const before = valuesBefore(record, changes);
    const saved = await send(changes, record);
    toastDone(t("edit.saved"), { undo: () => send(before, saved).catch(() => undefined) });
  }

  async function settle(changes: Partial<Row> | null): Promise<void> {
    if (changes && conflict && Object.keys(changes).length > 0) await send(changes, conflict.theirs);
    setConflict(null);
  }

  return { record, may: record.may.update ?? false, save, conflict, settle };
}
