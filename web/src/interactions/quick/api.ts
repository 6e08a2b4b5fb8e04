import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";

export type Quick = Schema<"QuickOut">;
type Entered = Schema<"EnteredOut">;

export const quickKeys = keysOf("interactions.Quick");

const about = (text: string, account: string | null) => ({ text, ...(account && { account_id: account }) });

export const understand = (text: string, account: string | null, signal: AbortSignal) =>
  answer<Quick>(api.GET("/api/v1/quick-entries", { params: { query: about(text, account) }, signal }));

export const enter = (text: string, account: string | null) =>
  answer<Entered>(api.POST("/api/v1/quick-entries", { body: about(text, account) }));
