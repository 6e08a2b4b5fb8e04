import { useQuery } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { ListSource } from "@/ui/list/types";

export type AnswerRow = Schema<"SurveyAnswerRow">;
export type Settings = Schema<"SurveySettingsOut">;
type Page = Schema<"SurveyAnswerPage">;
type Patch = Schema<"SurveySettingsPatch">;

export const KINDS = ["csat", "ces", "nps"] as const;
export const BANDS = ["good", "middle", "low"] as const;
export const STATES = ["answered", "unanswered", "declined"] as const;
export const AFTER_SOLVE = ["", "csat", "ces"] as const;

export const answerKeys = keysOf("service.SurveyResponse");
export const settingsKeys = keysOf("service.SurveySettings");

export const answers: ListSource<AnswerRow> = {
  key: answerKeys.list,
  load: (query, signal) => answer<Page>(api.GET("/api/v1/survey-answers", { params: { query }, signal })),
};

/** The whole list as a file. */
export async function exportAnswers(): Promise<void> {
  const body = { form: "xlsx" } as const;
  const file = await answer<Blob>(api.POST("/api/v1/survey-answers/export", { body, parseAs: "blob" }));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = "survey-answers.xlsx";
  link.click();
  URL.revokeObjectURL(link.href);
}

export const useSurveySettings = () =>
  useQuery({
    queryKey: settingsKeys.one("ours"),
    queryFn: ({ signal }) => answer<Settings>(api.GET("/api/v1/survey-settings", { signal })),
  });

export const changeSettings = (body: Patch, version: number) =>
  answer<Settings>(api.PATCH("/api/v1/survey-settings", { params: { header: onVersion(version) }, body }));
