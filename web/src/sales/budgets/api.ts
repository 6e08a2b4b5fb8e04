import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { components } from "@/client/schema.gen";

export type Grid = components["schemas"]["BudgetGridOut"];
export type GridLine = components["schemas"]["BudgetLineOut"];
export type Look = components["schemas"]["BudgetLookOut"];
export type Told = components["schemas"]["BudgetEventOut"];
export type Other = components["schemas"]["OtherTargetOut"];

export const BY = ["person", "team", "product"] as const;
export type By = (typeof BY)[number];
export const UNITS = ["one", "thousand", "ten_thousand", "million"] as const;
export type Unit = (typeof UNITS)[number];

export interface Year {
  readonly by: By;
  readonly start: string;
}

export const budgetKeys = keysOf("staff.Target");
const topics = ["staff.Target", "sales.ProductTarget"];

export function useGrid(query: Year) {
  return useQuery({
    queryKey: budgetKeys.list({ budgets: "grid", ...query }),
    queryFn: ({ signal }) => answer<Grid>(api.GET("/api/v1/budgets", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    meta: { topics },
  });
}

export function useHistory(query: Year) {
  return useQuery({
    queryKey: budgetKeys.list({ budgets: "history", ...query }),
    queryFn: ({ signal }) =>
      answer<{ items: Told[] }>(api.GET("/api/v1/budgets/history", { params: { query }, signal })),
    meta: { topics },
  });
}

export function lookAt(year: Year, unit: Unit, table: readonly (readonly string[])[]): Promise<Look> {
  const body = { ...year, unit, table: table.map((row) => [...row]) };
  return answer<Look>(api.POST("/api/v1/budgets/look", { body }));
}

export function setAll(by: By, look: Look, isReplacing: boolean) {
  const changes = look.changes.map(({ holder, month, after, version }) => ({
    holder_id: holder.id,
    month,
    value: after,
    version,
  }));
  const removed = isReplacing ? look.overlapping.map(({ id, version }) => ({ id, version })) : [];
  return answer(api.POST("/api/v1/budgets", { body: { by, changes, removed } }));
}
