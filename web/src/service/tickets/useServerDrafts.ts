import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { answer, api } from "@/client/api";
import type { Schema } from "@/client/schema";
import { ticketKeys } from "./api";
import { hearWriting, isKept, takeIn } from "./drafts";
import type { Ticket } from "./types";
import { type Mode, modesOf } from "./useTalk";

export type Draft = Schema<"DraftOut">;
type Drafts = Schema<"DraftsOut">;

const PAUSE_MS = 1_000;
const MODES: readonly Mode[] = ["reply", "customer", "note"];

function keepThere(ticket_id: string, mode: Mode, text: string) {
  const params = { path: { ticket_id } };
  return answer(api.PUT("/api/v1/tickets/{ticket_id}/drafts", { params, body: { mode, text } }));
}

const draftsKey = (id: string) => ticketKeys.part(id, "drafts");

/** What one began to write in this ticket, on this machine or another: kept by the server while one types. */
export function useServerDrafts(ticket: Ticket) {
  const [failed, setFailed] = useState(false);
  const { id } = ticket;
  const { data, isFetchedAfterMount } = useQuery({
    queryKey: draftsKey(id),
    queryFn: () =>
      answer<Drafts>(api.GET("/api/v1/tickets/{ticket_id}/drafts", { params: { path: { ticket_id: id } } })),
    enabled: modesOf(ticket).length > 0,
    retry: false,
    refetchOnMount: "always",
  });
  useEffect(() => {
    // What was read before may have been sent since.
    if (!data || !isFetchedAfterMount) return;
    for (const mode of MODES) {
      takeIn(`${id}:${mode}`, data.items.find((one) => one.mode === mode)?.text ?? "");
    }
  }, [data, isFetchedAfterMount, id]);
  useEffect(() => {
    const waiting = new Map<Mode, string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    function send() {
      for (const [mode, text] of waiting) {
        keepThere(id, mode, text)
          .then(() => isKept(`${id}:${mode}`, text))
          .then(
            () => setFailed(false),
            () => setFailed(true),
          );
      }
      waiting.clear();
    }
    const stop = hearWriting((name, text) => {
      const mode = MODES.find((one) => name === `${id}:${one}`);
      if (!mode) return;
      waiting.set(mode, text);
      clearTimeout(timer);
      timer = setTimeout(send, PAUSE_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
      send();
    };
  }, [id]);
  return { left: data?.left ?? [], failed };
}

/** Makes one's own what somebody left behind who works here no longer. */
export function useTakeDraft(ticketId: string) {
  const cache = useQueryClient();
  return async (draft_id: string) => {
    await answer<Draft>(api.POST("/api/v1/drafts/{draft_id}/take", { params: { path: { draft_id } } }));
    await cache.invalidateQueries({ queryKey: draftsKey(ticketId) });
  };
}
