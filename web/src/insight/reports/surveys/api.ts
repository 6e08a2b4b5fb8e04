import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Span } from "../../period/period";

export type SurveyFigures = Schema<"SurveyFiguresOut">;
export type Estimate = Schema<"EstimateOut">;
type Report = Schema<"SurveyReportOut">;

const keys = keysOf("insight.RevenueLine");

export function useSurveyReport(span: Partial<Span> | null) {
  const query = { ...span };
  return useQuery({
    queryKey: keys.list({ report: "surveys", ...query }),
    queryFn: ({ signal }) =>
      answer<Report>(api.GET("/api/v1/reports/surveys", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    meta: { topics: ["service.SurveyResponse"] },
  });
}

/** The answers given, or the askings made, in these days, as a list. */
export function answersOf(
  span: Partial<Span> | null,
  which: "answered" | "asked",
  filters: Readonly<Record<string, string>>,
): string {
  const days = { [`${which}_from`]: span?.start, [`${which}_to`]: span?.end };
  const given = Object.entries({ ...filters, ...days }).filter((one): one is [string, string] => !!one[1]);
  return `/surveys?${new URLSearchParams(given)}`;
}
