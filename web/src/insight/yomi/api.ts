import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { components } from "@/client/schema.gen";
import type { Span } from "../period/period";

export type Sheet = components["schemas"]["YomiOut"];
export type Line = components["schemas"]["YomiLineOut"];
export type Change = components["schemas"]["ChangeOut"];

export const BY = ["person", "team", "product"] as const;
export type By = (typeof BY)[number];

const keys = keysOf("insight.RevenueLine");

export function useSheet(span: Span, by: By, since: string | undefined) {
  const query = { ...span, by, ...(since ? { since } : {}) };
  return useQuery({
    queryKey: keys.list({ report: "yomi", ...query }),
    queryFn: ({ signal }) => answer<Sheet>(api.GET("/api/v1/reports/yomi", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    meta: { topics: ["sales.Deal", "staff.Target"] },
  });
}
