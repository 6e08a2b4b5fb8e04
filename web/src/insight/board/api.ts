import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";

export type Board = Schema<"BoardOut">;
export type BoardRow = Schema<"BoardRowOut">;
export type Side = Schema<"SideOut">;
export type Figure = Schema<"FigureOut">;

export interface BoardQuery {
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly team_id?: string | undefined;
}

const boardKeys = keysOf("insight.RevenueLine");

/** What the figures are counted from. */
const COUNTED = [
  "sales.Deal",
  "sales.Lead",
  "service.Ticket",
  "service.SurveyResponse",
  "interactions.Activity",
  "customers.Account",
  "bond.Handover",
  "bond.Promise",
  "staff.Target",
];

export function useBoard(query: BoardQuery) {
  return useQuery({
    queryKey: boardKeys.list({ board: query }),
    queryFn: ({ signal }) => answer<Board>(api.GET("/api/v1/board", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    meta: { topics: COUNTED },
  });
}
