import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";

export type LoggedEvent = Schema<"EventOut">;
export type WholeEvent = Schema<"WholeEventOut">;
export type AuditState = Schema<"AuditStateOut">;
export type Wanted = Partial<Schema<"AuditIn">>;

export const GROUPS = ["", "sign_in", "rights", "exports", "denied", "installation"] as const;
export const auditKeys = keysOf("foundation.Event");

export interface EventPage {
  readonly items: readonly LoggedEvent[];
  readonly next: string | null;
}

export function eventPage(wanted: Wanted, after: string) {
  const query = { ...wanted, ...(after && { after }) };
  return answer<EventPage>(api.GET("/api/v1/audit", { params: { query } }));
}

export function wholeEvent(id: string) {
  return answer<WholeEvent>(api.GET("/api/v1/audit/{event_id}", { params: { path: { event_id: id } } }));
}

export const auditStateQuery = {
  queryKey: auditKeys.one("state"),
  queryFn: () => answer<AuditState>(api.GET("/api/v1/audit/state", {})),
};

export const checkLog = () => api.POST("/api/v1/audit/check", {});

/** The wanted events as a file of the browser. */
export async function downloadEvents(body: Wanted): Promise<void> {
  const file = await answer<Blob>(
    api.POST("/api/v1/audit/export", { body, parseAs: "blob" }) as Promise<{ data?: Blob }>,
  );
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = "audit.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}
