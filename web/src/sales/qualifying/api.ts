import { useQuery } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";

export type Check = Schema<"CheckOut">;
export type Evidence = Schema<"EvidenceOut">;
export type Points = Schema<"PointsOut">;
export type LeadSettings = Schema<"LeadSettingsOut">;
export type LeadActivity = Schema<"LeadActivityOut">;
export type NewLeadActivity = Schema<"LeadActivityIn">;

export const ITEMS = ["budget", "authority", "need", "timeframe", "competition", "staffing"] as const;
export const STATES = ["confirmed", "unconfirmed", "unknown"] as const;

/** What is known, as the server takes it: who told it and when is the server's word. */
export const sentChecks = (checks: readonly Check[]) =>
  checks.map(({ item, state, text, evidence }) => ({
    item,
    state,
    text,
    evidence: evidence && { kind: evidence.kind, id: evidence.id },
  }));

export const settingsKeys = keysOf("sales.LeadSettings");
export const leadActivityKeys = keysOf("sales.LeadActivity");

export const loadSettings = () => answer<LeadSettings>(api.GET("/api/v1/lead-settings", {}));

export const useLeadSettings = () => useQuery({ queryKey: settingsKeys.one("ours"), queryFn: loadSettings });

export const changeSettings = (body: Schema<"LeadSettingsPatch">, version: number) =>
  answer<LeadSettings>(api.PATCH("/api/v1/lead-settings", { params: { header: onVersion(version) }, body }));

export function useLeadActivities(lead_id: string | undefined) {
  return useQuery({
    queryKey: leadActivityKeys.part(lead_id ?? "", "of-lead"),
    queryFn: ({ signal }) =>
      answer<{ readonly items: readonly LeadActivity[] }>(
        api.GET("/api/v1/leads/{lead_id}/activities", {
          params: { path: { lead_id: lead_id ?? "" } },
          signal,
        }),
      ),
    enabled: lead_id !== undefined,
  });
}

export const recordActivity = (lead_id: string, body: NewLeadActivity) =>
  answer<LeadActivity>(
    api.POST("/api/v1/leads/{lead_id}/activities", { params: { path: { lead_id } }, body }),
  );
