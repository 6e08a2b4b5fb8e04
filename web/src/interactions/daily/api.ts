import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";
import type { ListSource } from "@/ui/list/types";

export type Report = Schema<"DailyReportOut">;
export type ReportRow = Schema<"DailyReportRow">;
export type Day = Schema<"DayOut">;
export type DayLine = Schema<"DayLineOut">;
export type Missing = Schema<"MissingReportsOut">;

export const reportKeys = keysOf("interactions.DailyReport");
/** What a day is made from. */
export const MADE_FROM = ["interactions.Activity", "interactions.Task", "sales.Deal"];

export const reportList: ListSource<ReportRow> = {
  key: reportKeys.list,
  load: (query, signal) =>
    answer<Page<ReportRow>>(
      api.GET("/api/v1/daily-reports", { params: { query: { ...query } }, ...(signal && { signal }) }),
    ),
};

export const loadDay = (day: string | undefined, signal: AbortSignal) =>
  answer<Day>(api.GET("/api/v1/daily-reports/day", { params: { query: day ? { day } : {} }, signal }));

export const loadMissing = (signal: AbortSignal) =>
  answer<Missing>(api.GET("/api/v1/daily-reports/missing", { signal }));

const at = (report_id: string) => ({ path: { report_id } });

export const loadReport = (id: string, signal: AbortSignal) =>
  answer<Report>(api.GET("/api/v1/daily-reports/{report_id}", { params: at(id), signal }));

/** Keeps one's own words of a day; the first time a report begins with them. */
export const keepReport = (day: string, report: Report | null, text: string) =>
  report
    ? answer<Report>(
        api.PATCH("/api/v1/daily-reports/{report_id}", {
          params: { ...at(report.id), header: onVersion(report.version) },
          body: { text },
        }),
      )
    : answer<Report>(api.POST("/api/v1/daily-reports", { body: { day, text } }));

export const submitReport = ({ id, version }: Report) =>
  answer<Report>(
    api.POST("/api/v1/daily-reports/{report_id}/submit", {
      params: { ...at(id), header: onVersion(version) },
    }),
  );

export const commentReport = ({ id }: Report, text: string) =>
  answer<Report>(api.POST("/api/v1/daily-reports/{report_id}/comments", { params: at(id), body: { text } }));
