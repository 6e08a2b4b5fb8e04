import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Span } from "../period/period";

/** Amounts of reports are plain numbers in major units of the organisation's currency. */
export interface SalesReport {
  readonly won: number;
  readonly lost: number;
  readonly open: number;
  readonly win_rate: number | null;
  readonly won_value: number;
  readonly won_without_value: number;
  readonly cycle_days_mean: number | null;
  readonly cycle_days_median: number | null;
  readonly groups?: readonly SalesGroup[];
}

export interface SalesGroup {
  readonly key: string;
  readonly won: number;
  readonly won_valued: number;
  readonly lost: number;
  readonly won_value: number;
}

export interface LedgerReport {
  readonly classes: Readonly<Record<string, number>>;
  readonly total: number;
  readonly lines: number;
  readonly groups?: readonly LedgerGroup[];
}

export interface LedgerGroup {
  readonly key: string;
  readonly classes: Readonly<Record<string, number>>;
  readonly total: number;
}

export const SALES_GROUPS = ["quarter", "agent", "region", "account", "product"] as const;
export const LEDGER_GROUPS = ["month", "quarter", "account"] as const;

export interface Asked {
  readonly span: Partial<Span> | null;
  readonly group: string | undefined;
}

export type InterviewReport = Schema<"InterviewReportOut">;
export type Forecast = Schema<"ForecastOut">;
export type ForecastSum = Schema<"ForecastSumOut">;

export const MONTHS = [3, 6, 12] as const;

const keys = keysOf("insight.RevenueLine");
const queryOf = ({ span, group }: Asked) => ({ ...span, ...(group ? { group } : {}) });

export function useSalesReport(asked: Asked) {
  const query = queryOf(asked);
  return useQuery({
    queryKey: keys.list({ report: "sales", ...query }),
    queryFn: ({ signal }) =>
      answer<SalesReport>(api.GET("/api/v1/reports/sales", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    meta: { topics: ["sales.Deal"] },
  });
}

export function useInterviews(span: Asked["span"]) {
  const query = { ...span };
  return useQuery({
    queryKey: keys.list({ report: "interviews", ...query }),
    queryFn: ({ signal }) =>
      answer<InterviewReport>(api.GET("/api/v1/reports/interviews", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    meta: { topics: ["sales.Deal"] },
  });
}

export function useLedgerReport(asked: Asked) {
  const query = queryOf(asked);
  return useQuery({
    queryKey: keys.list({ report: "ledger", ...query }),
    queryFn: ({ signal }) =>
      answer<LedgerReport>(api.GET("/api/v1/reports/ledger", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useForecast(months: number) {
  return useQuery({
    queryKey: keys.list({ report: "forecast", months }),
    queryFn: ({ signal }) =>
      answer<Forecast>(api.GET("/api/v1/reports/forecast", { params: { query: { months } }, signal })),
    placeholderData: keepPreviousData,
    meta: { topics: ["sales.Deal"] },
  });
}
