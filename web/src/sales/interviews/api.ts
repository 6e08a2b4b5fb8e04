import { answer, api, onVersion } from "@/client/api";
import type { Schema } from "@/client/schema";
import type { Deal } from "../deals/api";

export type Interview = Schema<"InterviewOut">;
export type InterviewFields = Schema<"InterviewIn">;
export type Asked = Schema<"TaskIn">;

export const DECIDERS = ["price", "function", "support", "relation", "timing", "other"] as const;

export const saveInterview = ({ id, version }: Deal, body: InterviewFields) =>
  answer<Deal>(
    api.PUT("/api/v1/deals/{deal_id}/interview", {
      params: { path: { deal_id: id }, header: onVersion(version) },
      body,
    }),
  );

export const askInterview = (body: Asked) => answer<unknown>(api.POST("/api/v1/tasks", { body }));
