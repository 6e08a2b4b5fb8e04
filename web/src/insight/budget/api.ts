import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { components } from "@/client/schema.gen";
import type { By } from "../yomi/api";

export type Results = components["schemas"]["ResultsOut"];
export type ResultLine = components["schemas"]["ResultLineOut"];
export type Result = components["schemas"]["ResultOut"];
export type ResultSpan = components["schemas"]["BudgetSpanOut"];

const keys = keysOf("insight.RevenueLine");

export function useResults(start: string, by: By) {
  const query = { start, by };
  return useQuery({
    queryKey: keys.list({ report: "budget", ...query }),
    queryFn: ({ signal }) =>
      answer<Results>(api.GET("/api/v1/reports/budget", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    meta: { topics: ["sales.Deal", "staff.Target", "sales.ProductTarget"] },
  });
}
