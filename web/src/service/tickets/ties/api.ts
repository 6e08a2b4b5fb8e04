import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";
import type { PickerSource } from "@/ui/pickers";
import { toastProblem } from "@/ui/toast";
import { ticketKeys } from "../api";
import type { Listed, Ticket } from "../types";

export type Family = Schema<"FamilyOut">;
export type Related = Schema<"RelatedTicketOut">;
export type ActsGiven = Schema<"ManyTicketsIn">;

const changing = (ticket: { id: string; version: number }) => ({
  params: { path: { ticket_id: ticket.id }, header: onVersion(ticket.version) },
});

/** Tickets to pick from, by number or words. */
export const tickets: PickerSource = {
  keys: keysOf("service.Ticket:pick"),
  find: async (q, signal) => {
    const query = { limit: 20, sort: "-updated_at", ...(q ? { q } : {}) };
    const page = await answer<Page<Listed>>(api.GET("/api/v1/tickets", { params: { query }, signal }));
    return page.items.map(({ id, number, subject, account }) => ({
      id,
      name: `${number} ${subject}`,
      about: account?.name ?? "",
    }));
  },
};

/** The same but for one: no ticket is tied to itself. */
export const ticketsBut = (id: string): PickerSource => ({
  keys: keysOf(`service.Ticket:pick:${id}`),
  find: async (q, signal) => (await tickets.find(q, signal)).filter((one) => one.id !== id),
});

export function useFamily(id: string) {
  return useQuery({
    queryKey: ticketKeys.part(id, "family"),
    queryFn: () =>
      answer<Family>(api.GET("/api/v1/tickets/{ticket_id}/family", { params: { path: { ticket_id: id } } })),
    meta: { topics: ["service.TicketPerson"] },
  });
}

/** One act on a ticket; what the server answers is taken in, and everything about tickets is asked anew. */
function useAct<Given>(act: (given: Given) => Promise<Ticket>, isQuiet = false) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (ticket) => {
      cache.setQueryData(ticketKeys.one(ticket.id), ticket);
      cache.invalidateQueries({ queryKey: ticketKeys.all });
    },
    ...(isQuiet ? { meta: { quiet: true } } : {}),
  });
}

export function useMerge(ticket: Ticket) {
  return useAct(
    (body: { other_id: string; sure: boolean }) =>
      answer<Ticket>(api.POST("/api/v1/tickets/{ticket_id}/merge", { ...changing(ticket), body })),
    true,
  );
}

export function useUnmerge(ticket: { id: string; version: number }) {
  return useAct((gone_id: string) =>
    answer<Ticket>(
      api.POST("/api/v1/tickets/{ticket_id}/unmerge", { ...changing(ticket), body: { gone_id } }),
    ),
  );
}

export function useSplit(ticket: Ticket) {
  return useAct(
    (body: { message_id: string; subject: string }) =>
      answer<Ticket>(api.POST("/api/v1/tickets/{ticket_id}/split", { ...changing(ticket), body })),
    true,
  );
}

export function useSetParent(ticket: Ticket) {
  return useAct(
    (parent_id: string | null) =>
      answer<Ticket>(
        api.PUT("/api/v1/tickets/{ticket_id}/parent", { ...changing(ticket), body: { parent_id } }),
      ),
    true,
  );
}

export function useSnooze(ticket: Ticket) {
  return useAct((until: string | null) =>
    answer<Ticket>(api.POST("/api/v1/tickets/{ticket_id}/snooze", { ...changing(ticket), body: { until } })),
  );
}

export function useFollow(id: string) {
  return useAct((follows: boolean) =>
    answer<Ticket>(
      api.POST("/api/v1/tickets/{ticket_id}/follow", {
        params: { path: { ticket_id: id } },
        body: { follows },
      }),
    ),
  );
}

export function useShare(id: string) {
  return useAct((body: { user_id: string; takes_part: boolean }) =>
    answer<Ticket>(
      api.POST("/api/v1/tickets/{ticket_id}/collaborators", { params: { path: { ticket_id: id } }, body }),
    ),
  );
}

/** The same act on many tickets; each is told apart. */
export function useActOnMany() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: ActsGiven) =>
      answer<Schema<"TicketActsOut">>(api.POST("/api/v1/tickets/acts", { body })),
    onSettled: () => cache.invalidateQueries({ queryKey: ticketKeys.all }),
    onError: toastProblem,
    meta: { quiet: true },
  });
}
