import { useQuery } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import type { Schema } from "@/client/schema";
import { ticketKeys } from "../api";

export type Work = Schema<"WorkOut">;
export type WorkSession = Schema<"WorkSessionOut">;

export const workKey = (id: string) => ticketKeys.part(id, "work");
const at = (ticket_id: string) => ({ params: { path: { ticket_id } } });

/** The sessions one may see, and all that was worked on the ticket. */
export function useWork(id: string) {
  return useQuery({
    queryKey: workKey(id),
    queryFn: () => answer<Work>(api.GET("/api/v1/tickets/{ticket_id}/work", at(id))),
    retry: false,
    meta: { topics: ["service.WorkSession"] },
  });
}

export function sayWork(id: string, works: boolean) {
  return answer(api.POST("/api/v1/tickets/{ticket_id}/work-beat", { ...at(id), body: { works } }));
}

export function writeDown(id: string, body: Schema<"WorkSessionIn">) {
  return answer<WorkSession>(api.POST("/api/v1/tickets/{ticket_id}/work", { ...at(id), body }));
}

export function putRight(session: WorkSession, body: Schema<"WorkSessionChange">) {
  const params = { path: { session_id: session.id }, header: onVersion(session.version) };
  return answer<WorkSession>(api.PATCH("/api/v1/work-sessions/{session_id}", { params, body }));
}
