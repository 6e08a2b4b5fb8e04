import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { ListSource } from "@/ui/list/types";
import type { MayPage } from "../shared";

export type GuideRow = Schema<"GuideRow">;
export type Guide = Schema<"GuideOut">;
export type Question = Schema<"GuideQuestion">;
export type Answer = Schema<"GuideAnswer">;
export type Effect = Schema<"GuideEffect">;
export type Found = Schema<"GuideFoundOut">;
export type Chosen = Record<string, string[]>;

export const KINDS = ["add", "require", "exclude"] as const;
export const COMPARES = ["is", "is_not", "contains", "at_least", "at_most"] as const;
export const ATTRIBUTES = ["code", "name", "unit", "price", "recurring", "tax_class"] as const;

export const guideKeys = keysOf("sales.Guide");

export const guides: ListSource<GuideRow> = {
  key: guideKeys.list,
  load: (query, signal) =>
    answer<MayPage<GuideRow>>(api.GET("/api/v1/guides", { params: { query }, signal })),
};

type Known = Pick<GuideRow, "id" | "version">;
const at = ({ id, version }: Known) => ({ path: { guide_id: id }, header: onVersion(version) });

export const loadGuide = (guide_id: string, signal: AbortSignal) =>
  answer<Guide>(api.GET("/api/v1/guides/{guide_id}", { params: { path: { guide_id } }, signal }));

export const drawGuide = (name: string) => answer<Guide>(api.POST("/api/v1/guides", { body: { name } }));

export const changeGuide = (guide: Known, body: Schema<"GuideChange">) =>
  answer<Guide>(api.PATCH("/api/v1/guides/{guide_id}", { params: at(guide), body }));

export const publishGuide = (guide: Known) =>
  answer<Guide>(api.POST("/api/v1/guides/{guide_id}/publish", { params: at(guide) }));

export const deleteGuide = (guide: Known) =>
  answer<unknown>(api.DELETE("/api/v1/guides/{guide_id}", { params: at(guide) }));

export const tryGuide = (guide_id: string, answers: Chosen, is_drawn: boolean) =>
  answer<Schema<"GuideResultOut">>(
    api.POST("/api/v1/guides/{guide_id}/matches", {
      params: { path: { guide_id } },
      body: { answers, is_drawn },
    }),
  );
