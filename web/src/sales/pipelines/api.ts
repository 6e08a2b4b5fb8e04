import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Stage } from "../shared";

export interface Pipeline {
  readonly id: string;
  readonly name: string;
  readonly name_en: string;
  readonly is_default: boolean;
  readonly stages: readonly Stage[];
  readonly may: Readonly<Record<string, boolean>>;
}

export type StageFields = Pick<Stage, "name" | "name_en" | "probability">;

export const pipelineKeys = keysOf("sales.Stage");

export const loadPipelines = () =>
  answer<{ readonly items: readonly Pipeline[] }>(api.GET("/api/v1/pipelines", {}));

export function changeStage(stage: Stage, body: StageFields): Promise<Stage> {
  const params = { path: { stage_id: stage.id }, header: onVersion(stage.version) };
  return answer<Stage>(api.PATCH("/api/v1/stages/{stage_id}", { params, body }));
}
