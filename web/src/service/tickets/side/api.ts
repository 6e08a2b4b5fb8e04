import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import type { Schema } from "@/client/schema";
import { ticketKeys } from "../api";
import { mailKeys } from "../mail/api";
import type { Ticket } from "../types";

export type Side = Schema<"SideConversationOut">;
export type SideGiven = Schema<"SideBeginIn">;
type Sides = Schema<"SideConversationsOut">;

/** What is said beside a ticket with makers; the customer reads none of it. */
export function useSides(id: string) {
  return useQuery({
    queryKey: ticketKeys.part(id, "side"),
    queryFn: () =>
      answer<Sides>(
        api.GET("/api/v1/tickets/{ticket_id}/side-conversations", { params: { path: { ticket_id: id } } }),
      ),
    retry: false,
    meta: { topics: ["service.SideConversation", "interactions.Message", "enishi_channels.OutgoingMail"] },
  });
}

/** Takes in that something was said beside a ticket. */
export function useSideRefresh() {
  const cache = useQueryClient();
  return () => {
    cache.invalidateQueries({ queryKey: ticketKeys.all });
    cache.invalidateQueries({ queryKey: mailKeys.all });
  };
}

export function beginSide(ticket: Ticket, body: SideGiven) {
  const params = { path: { ticket_id: ticket.id }, header: onVersion(ticket.version) };
  return answer<Side>(api.POST("/api/v1/tickets/{ticket_id}/side-conversations", { params, body }));
}

export function useSaySide(id: string) {
  return useMutation({
    mutationFn: (text: string) => {
      const params = { path: { side_id: id } };
      return answer<Side>(
        api.POST("/api/v1/side-conversations/{side_id}/messages", { params, body: { text } }),
      );
    },
    onSuccess: useSideRefresh(),
  });
}

export function useCloseSide(id: string) {
  return useMutation({
    mutationFn: () =>
      answer<Side>(
        api.POST("/api/v1/side-conversations/{side_id}/close", { params: { path: { side_id: id } } }),
      ),
    onSuccess: useSideRefresh(),
  });
}
