import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";
import type { PickerSource } from "@/ui/pickers";
import { ticketKeys } from "../api";
import type { Ref, Ticket } from "../types";

export type Escalation = Schema<"EscalationOut">;
export type EscalationGiven = Schema<"EscalationIn">;

/** The teams that can be asked, by name. */
export const teams: PickerSource = {
  keys: keysOf("staff.Team:pick"),
  find: async (q, signal) => {
    const page = await answer<Page<Ref>>(
      api.GET("/api/v1/teams", { params: { query: { limit: 200 } }, signal }),
    );
    return page.items.filter(({ name }) => name.includes(q)).map(({ id, name }) => ({ id, name }));
  },
};

/** What the second line was asked about a ticket, the first asking first. */
export function useEscalations(id: string) {
  return useQuery({
    queryKey: ticketKeys.part(id, "escalations"),
    queryFn: () =>
      answer<{ items: readonly Escalation[] }>(
        api.GET("/api/v1/tickets/{ticket_id}/escalations", { params: { path: { ticket_id: id } } }),
      ),
    meta: { topics: ["service.Escalation"] },
  });
}

export function askSecondLine(ticket: Ticket, body: EscalationGiven) {
  const params = { path: { ticket_id: ticket.id }, header: onVersion(ticket.version) };
  return answer<Escalation>(api.POST("/api/v1/tickets/{ticket_id}/escalations", { params, body }));
}

/** Answered, its box is gone: what is then said does not hang on the box. */
export function useAnswerEscalation(id: string, onDone: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (words: string) => {
      const params = { path: { escalation_id: id } };
      return answer<Escalation>(
        api.POST("/api/v1/escalations/{escalation_id}/answer", { params, body: { answer: words } }),
      );
    },
    onSuccess: () => {
      onDone();
      return cache.invalidateQueries({ queryKey: ticketKeys.all });
    },
  });
}
