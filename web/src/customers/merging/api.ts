import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api, onVersion } from "@/client/api";
import { toastDone, toastProblem } from "@/ui/toast";
import { accountKeys } from "../accounts/api";
import { contactKeys } from "../contacts/api";

/** What can be merged: two customers, or two people. */
export type Noun = "accounts" | "contacts";

export const keysFor = (noun: Noun) => (noun === "accounts" ? accountKeys : contactKeys);

/** A record as far as merging looks at it. */
export interface Mergeable {
  readonly id: string;
  readonly version: number;
  readonly name: string;
}

interface MergePreview {
  readonly differing: readonly string[];
  readonly going: readonly { readonly kind: string; readonly rows: number }[];
  /** There is more than this reader may see. */
  readonly hidden: boolean;
}

export interface Merge {
  readonly id: string;
  readonly name: string;
  readonly merged_by: string;
  readonly merged_at: string;
  readonly undone_at: string | null;
  readonly may: { readonly undo: boolean };
}

/** What differs between the two, and what would go along. */
export function usePreview(noun: Noun, kept: string, other: string) {
  const body = { other_id: other };
  return useQuery({
    queryKey: keysFor(noun).part(kept, "merge", { other }),
    queryFn: ({ signal }) =>
      answer<MergePreview>(
        noun === "accounts"
          ? api.POST("/api/v1/accounts/{account_id}/merges/preview", {
              params: { path: { account_id: kept } },
              body,
              signal,
            })
          : api.POST("/api/v1/contacts/{contact_id}/merges/preview", {
              params: { path: { contact_id: kept } },
              body,
              signal,
            }),
      ),
  });
}

/** What was merged into the record before. */
export function useMerges(noun: Noun, kept: string) {
  return useQuery({
    queryKey: keysFor(noun).part(kept, "merges"),
    queryFn: ({ signal }) =>
      answer<{ items: readonly Merge[] }>(
        noun === "accounts"
          ? api.GET("/api/v1/accounts/{account_id}/merges", {
              params: { path: { account_id: kept } },
              signal,
            })
          : api.GET("/api/v1/contacts/{contact_id}/merges", {
              params: { path: { contact_id: kept } },
              signal,
            }),
      ),
  });
}

interface Choice {
  other: Mergeable;
  take: readonly string[];
  sure: boolean;
}

/** Whatever hung on either hangs elsewhere now: every list is looked at anew. */
function useRefresh() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries();
}

export function useUnmerge(noun: Noun) {
  const { t } = useTranslation("customers");
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (id: string) =>
      answer<Merge>(
        noun === "accounts"
          ? api.POST("/api/v1/accounts/merges/{merge_id}/undo", { params: { path: { merge_id: id } } })
          : api.POST("/api/v1/contacts/merges/{merge_id}/undo", { params: { path: { merge_id: id } } }),
      ),
    onSuccess: async (merge) => {
      toastDone(t("merge.undone", { name: merge.name }));
      await refresh();
    },
    onError: toastProblem,
    meta: { quiet: true },
  });
}

export function useMerge(noun: Noun, kept: Mergeable, onDone: () => void) {
  const { t } = useTranslation("customers");
  const refresh = useRefresh();
  const undo = useUnmerge(noun);
  return useMutation({
    mutationFn: ({ other, take, sure }: Choice) => {
      const body = { other_id: other.id, other_version: other.version, take: [...take], sure };
      const header = onVersion(kept.version);
      return answer<Merge>(
        noun === "accounts"
          ? api.POST("/api/v1/accounts/{account_id}/merges", {
              params: { path: { account_id: kept.id }, header },
              body,
            })
          : api.POST("/api/v1/contacts/{contact_id}/merges", {
              params: { path: { contact_id: kept.id }, header },
              body,
            }),
      );
    },
    onSuccess: async (merge) => {
      onDone();
      toastDone(t("merge.done", { name: merge.name }), { undo: () => undo.mutate(merge.id) });
      await refresh();
    },
    meta: { quiet: true },
  });
}
