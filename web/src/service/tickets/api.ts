import { useInfiniteQuery, useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Page } from "@/client/types";
import type { ListSource } from "@/ui/list/types";
import { countOf, fromSpoken, toText } from "@/views/tree";
import type { View } from "@/views/types";
import type { Bond, Counts, Link, Listed, NewTicket, Said, Target, Thread, Ticket } from "./types";

export const ticketKeys = keysOf("service.Ticket");
const NOTES = ["service.InternalNote", "interactions.Message", "foundation.StoredFile"];

const at = (ticket_id: string) => ({ params: { path: { ticket_id } } });
const changing = (ticket: Ticket) => ({
  params: { path: { ticket_id: ticket.id }, header: onVersion(ticket.version) },
});

export type Asked = Readonly<Record<string, string>>;

/** The queue the address asks for, page after page. */
export function useTickets(asked: Asked, isWaiting = false) {
  return useInfiniteQuery({
    queryKey: [...ticketKeys.list(asked), "pages"],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 50, ...asked, ...(pageParam ? { cursor: pageParam } : {}) };
      return answer<Page<Listed>>(api.GET("/api/v1/tickets", { params: { query }, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    enabled: !isWaiting,
    placeholderData: (previous) => previous,
    meta: { topics: ["customers.Account", "sales.Deal"] },
  });
}

/** The same as a table reads it. */
export const ticketList: ListSource<Listed> = {
  key: ticketKeys.list,
  load: (query, signal) => answer<Page<Listed>>(api.GET("/api/v1/tickets", { params: { query }, signal })),
  topics: ["customers.Account"],
};

export function useCounts() {
  return useQuery({
    queryKey: ticketKeys.part("all", "counts"),
    queryFn: () => answer<Counts>(api.GET("/api/v1/tickets/counts", {})),
  });
}

/** What each saved view holds now, by its id. */
export function useSavedCounts(views: readonly View[]): ReadonlyMap<string, number> {
  const counted = useQueries({
    queries: views.map(({ filter }) => {
      const tree = fromSpoken(filter);
      const query = { limit: 1, ...(countOf(tree) > 0 ? { filter: toText(tree) } : {}) };
      return {
        queryKey: ticketKeys.part("all", "saved", query),
        queryFn: () => answer<Page<Listed>>(api.GET("/api/v1/tickets", { params: { query } })),
      };
    }),
  });
  return new Map(views.map(({ id }, place) => [id, counted[place]?.data?.total ?? 0]));
}

export function useCategories() {
  return useQuery({
    queryKey: ticketKeys.part("all", "categories"),
    queryFn: () => answer<{ items: readonly string[] }>(api.GET("/api/v1/tickets/categories", {})),
  });
}

export function useTicket(id: string) {
  return useQuery({
    queryKey: ticketKeys.one(id),
    queryFn: () => answer<Ticket>(api.GET("/api/v1/tickets/{ticket_id}", at(id))),
    meta: { topics: ["service.SurveyResponse"] },
  });
}

/** The thread, its newest piece first in `pages`; each piece is oldest first inside. Unasked it only looks on. */
export function useThread(id: string, isAsked = true) {
  return useInfiniteQuery({
    queryKey: ticketKeys.part(id, "thread"),
    queryFn: ({ pageParam }) => {
      const params = { path: { ticket_id: id }, query: pageParam ? { before: pageParam } : {} };
      return answer<Thread>(api.GET("/api/v1/tickets/{ticket_id}/thread", { params }));
    },
    initialPageParam: "",
    getNextPageParam: (piece) => piece.before,
    enabled: isAsked,
    meta: { topics: NOTES },
  });
}

/** Why it is due when it is. */
export function useTargets(id: string) {
  return useQuery({
    queryKey: ticketKeys.part(id, "targets"),
    queryFn: () =>
      answer<{ items: readonly Target[] }>(api.GET("/api/v1/tickets/{ticket_id}/targets", at(id))),
    meta: { topics: NOTES },
  });
}

/** What sales has with the same customer. */
export function useBond(id: string) {
  return useQuery({
    queryKey: ticketKeys.part(id, "bond"),
    queryFn: () => answer<Bond>(api.GET("/api/v1/tickets/{ticket_id}/bond", at(id))),
    meta: { topics: ["sales.Deal", "bond.Handover", "bond.Promise"] },
  });
}

/** Takes the answered record in, and asks for the lists and the thread anew. */
function useKeep() {
  const cache = useQueryClient();
  return (ticket: Ticket) => {
    cache.setQueryData(ticketKeys.one(ticket.id), ticket);
    cache.invalidateQueries({ queryKey: [...ticketKeys.all, "list"] });
    cache.invalidateQueries({ queryKey: [...ticketKeys.all, "part"] });
  };
}

export function useOpenTicket() {
  const keep = useKeep();
  return async (body: NewTicket) => {
    const ticket = await answer<Ticket>(api.POST("/api/v1/tickets", { body }));
    keep(ticket);
    return ticket;
  };
}

export function patchTicket(id: string, changes: object, version: number) {
  const params = { path: { ticket_id: id }, header: onVersion(version) };
  return answer<Ticket>(api.PATCH("/api/v1/tickets/{ticket_id}", { params, body: changes }));
}

/** What is written; the files are the writer's own uploads. */
export interface SaidGiven {
  readonly text: string;
  readonly file_ids?: string[];
}

/** Waiting names whom for: the customer, or inside and maker, while its clock runs on. */
export interface StatusGiven {
  readonly status: string;
  readonly reason?: string;
}

export interface ReplyGiven extends SaidGiven, Partial<StatusGiven> {
  /** Not mailed, though the thread is held by mail. */
  readonly record_only?: boolean;
}

export function useReply(ticket: Ticket) {
  const keep = useKeep();
  return useMutation({
    mutationFn: (body: ReplyGiven) =>
      answer<Ticket>(api.POST("/api/v1/tickets/{ticket_id}/replies", { ...changing(ticket), body })),
    onSuccess: keep,
    meta: { quiet: true },
  });
}

export function useReceive(ticket: Ticket) {
  const keep = useKeep();
  return useMutation({
    mutationFn: (body: SaidGiven) =>
      answer<Ticket>(api.POST("/api/v1/tickets/{ticket_id}/messages", { ...at(ticket.id), body })),
    onSuccess: keep,
    meta: { quiet: true },
  });
}

export function useNote(ticket: Ticket) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SaidGiven) =>
      answer<Said>(api.POST("/api/v1/tickets/{ticket_id}/notes", { ...at(ticket.id), body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ticketKeys.part(ticket.id, "thread") }),
    meta: { quiet: true },
  });
}

export function useTake(ticket: Ticket) {
  const keep = useKeep();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => answer<Ticket>(api.POST("/api/v1/tickets/{ticket_id}/take", changing(ticket))),
    onSuccess: keep,
    // Somebody was faster: show who.
    onError: () => cache.invalidateQueries({ queryKey: ticketKeys.all }),
  });
}

export function useAssign(ticket: Ticket) {
  const keep = useKeep();
  return async (body: { assignee_id: string | null }) => {
    keep(await answer<Ticket>(api.POST("/api/v1/tickets/{ticket_id}/assign", { ...changing(ticket), body })));
  };
}

export function useSetStatus(ticket: Ticket) {
  const keep = useKeep();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: StatusGiven) =>
      answer<Ticket>(api.POST("/api/v1/tickets/{ticket_id}/status", { ...changing(ticket), body })),
    onSuccess: keep,
    onError: () => cache.invalidateQueries({ queryKey: ticketKeys.one(ticket.id) }),
  });
}

export function useAskSurvey(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => answer<Link>(api.POST("/api/v1/tickets/{ticket_id}/survey", at(id))),
    onSuccess: () => cache.invalidateQueries({ queryKey: ticketKeys.one(id) }),
  });
}
