import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import { countOf, fromSpoken, toText } from "@/views/tree";
import type { Condition, Tree } from "@/views/types";

export type Segment = Schema<"SegmentOut">;
export type SegmentFields = Schema<"SegmentIn">;
export type Counted = Schema<"MarketCountOut">;
export type Market = Schema<"PenetrationOut">;
export type Measures = Schema<"SegmentsOut">["measures"];
export type Line = Schema<"MarketLineOut">;
export type Wins = Schema<"WinsOut">;
export type FirstWin = Schema<"FirstWinOut">;
export type TargetList = Schema<"TargetListOut">;
export type Target = Schema<"TargetRowOut">;
export type Call = Schema<"CallIn">;
export type MarketNote = Schema<"MarketNoteOut">;

export const DIMENSIONS = ["industry", "prefecture", "size"] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export const MEASURES = ["accounts", "customers", "open_deals", "untouched"] as const;
export const RESULTS = ["absent", "reached", "meeting", "declined"] as const;
export const STATES = ["todo", ...RESULTS] as const;
export type Result = (typeof RESULTS)[number];

export const segmentKeys = keysOf("customers.Segment");
export const marketKeys = keysOf("customers.Account");
export const listKeys = keysOf("sales.TargetList");
export const rowKeys = keysOf("sales.TargetRow");
export const noteKeys = keysOf("sales.MarketNote");

export const useSegments = () =>
  useQuery({
    queryKey: segmentKeys.list(),
    queryFn: ({ signal }) => answer<Schema<"SegmentsOut">>(api.GET("/api/v1/segments", { signal })),
  });

export const useWins = () =>
  useQuery({
    queryKey: segmentKeys.part("all", "wins"),
    queryFn: ({ signal }) => answer<Schema<"AllWinsOut">>(api.GET("/api/v1/market/wins", { signal })),
  });

export const useFirstWins = (id: string) =>
  useQuery({
    queryKey: segmentKeys.part(id, "wins"),
    queryFn: ({ signal }) =>
      answer<Schema<"FirstWinsOut">>(
        api.GET("/api/v1/segments/{segment_id}/wins", { params: { path: { segment_id: id } }, signal }),
      ),
  });

const segment = ({ id, version }: Segment) => ({ path: { segment_id: id }, header: onVersion(version) });

export const saveSegment = (old: Segment | null, body: SegmentFields) =>
  old
    ? answer<Segment>(api.PUT("/api/v1/segments/{segment_id}", { params: segment(old), body }))
    : answer<Segment>(api.POST("/api/v1/segments", { body }));

export const deleteSegment = (old: Segment) =>
  answer<unknown>(api.DELETE("/api/v1/segments/{segment_id}", { params: segment(old) }));

interface Cut {
  readonly rows: Dimension;
  readonly columns: Dimension;
  readonly segment_id?: string;
  readonly filter?: string;
}

export const useMarket = (cut: Cut) =>
  useQuery({
    queryKey: marketKeys.part("all", "market", cut),
    queryFn: ({ signal }) =>
      answer<Market>(api.GET("/api/v1/market/penetration", { params: { query: cut }, signal })),
    placeholderData: keepPreviousData,
  });

/** The list of accounts narrowed by a stored filter and more conditions. */
export const accountsWhere = (filter: unknown, more: readonly unknown[]): string => {
  const tree = fromSpoken(filter);
  const parts: (Condition | Tree)[] = [
    ...(countOf(tree) > 0 ? [tree] : []),
    ...fromSpoken({ all: more }).parts,
  ];
  return `/accounts?${new URLSearchParams({ filter: toText({ join: "all", parts }) })}`;
};

export const useTargetLists = () =>
  useQuery({
    queryKey: listKeys.list(),
    queryFn: ({ signal }) => answer<Schema<"TargetListsOut">>(api.GET("/api/v1/target-lists", { signal })),
    meta: { topics: ["sales.TargetRow"] },
  });

export const useTargetList = (id: string) =>
  useQuery({
    queryKey: listKeys.one(id),
    queryFn: ({ signal }) =>
      answer<TargetList>(
        api.GET("/api/v1/target-lists/{list_id}", { params: { path: { list_id: id } }, signal }),
      ),
    meta: { topics: ["sales.TargetRow"] },
  });

export const createList = (body: Schema<"TargetListIn">) =>
  answer<TargetList>(api.POST("/api/v1/target-lists", { body }));

export const deleteList = ({ id, version }: TargetList) =>
  answer<unknown>(
    api.DELETE("/api/v1/target-lists/{list_id}", {
      params: { path: { list_id: id }, header: onVersion(version) },
    }),
  );

export const dealOut = (id: string, body: Schema<"DealOutIn">) =>
  answer<TargetList>(
    api.POST("/api/v1/target-lists/{list_id}/deal-out", { params: { path: { list_id: id } }, body }),
  );

interface Asked {
  readonly list_id: string;
  readonly state?: Target["state"];
  readonly owner?: "mine";
  readonly waiting?: boolean;
  readonly cursor?: string;
}
export type TargetPage = Schema<"TargetRowPage">;

export const useTargets = (asked: Asked) =>
  useQuery({
    queryKey: rowKeys.list(asked),
    queryFn: ({ signal }) =>
      answer<TargetPage>(
        api.GET("/api/v1/target-rows", { params: { query: { ...asked, limit: 100 } }, signal }),
      ),
    placeholderData: keepPreviousData,
  });

export const recordCall = ({ id, version }: Target, body: Call) =>
  answer<Target>(
    api.POST("/api/v1/target-rows/{row_id}/call", {
      params: { path: { row_id: id }, header: onVersion(version) },
      body,
    }),
  );

/** Puts a row where it stands in every list that shows it, and counts its list anew. */
export function useKeepTarget() {
  const cache = useQueryClient();
  return (row: Target) => {
    cache.setQueriesData<TargetPage>({ queryKey: [rowKeys.all[0], "list"] }, (page) =>
      page ? { ...page, items: page.items.map((one) => (one.id === row.id ? row : one)) } : page,
    );
    void cache.invalidateQueries({ queryKey: listKeys.all });
  };
}

export const useMarketNotes = (segmentId?: string) =>
  useQuery({
    queryKey: noteKeys.list({ segmentId }),
    queryFn: ({ signal }) =>
      answer<Schema<"MarketNotePage">>(
        api.GET("/api/v1/market-notes", {
          params: { query: { limit: 100, ...(segmentId ? { segment_id: segmentId } : {}) } },
          signal,
        }),
      ),
  });

const note = ({ id, version }: MarketNote) => ({ path: { note_id: id }, header: onVersion(version) });

export const saveNote = (old: MarketNote | null, body: Schema<"MarketNoteIn">) =>
  old
    ? answer<MarketNote>(api.PUT("/api/v1/market-notes/{note_id}", { params: note(old), body }))
    : answer<MarketNote>(api.POST("/api/v1/market-notes", { body }));

export const deleteNote = (old: MarketNote) =>
  answer<unknown>(api.DELETE("/api/v1/market-notes/{note_id}", { params: note(old) }));
