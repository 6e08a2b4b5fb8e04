import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

interface Change {
  readonly seq: number;
  readonly topic: string;
}

const GATHER_MS = 300;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** Does this answer speak of one of these labels, by its key or by its own word? */
export function isTouched(
  key: QueryKey,
  meta: { topics?: readonly string[] } | undefined,
  topics: ReadonlySet<string>,
): boolean {
  return topics.has(String(key[0])) || (meta?.topics ?? []).some((topic) => topics.has(topic));
}

/** How long to wait before the next try: twice as long each time, never all readers at once. */
export function waitBefore(attempt: number, chance = Math.random()): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
  return wait * (0.5 + chance / 2);
}

/** Listens for changes until stopped; what came while the line was down is asked for anew. */
export function listen(queries: QueryClient, address: string): () => void {
  const topics = new Set<string>();
  let socket: WebSocket | undefined;
  let gathering: number | undefined;
  let waiting: number | undefined;
  let attempt = 0;
  let isStopped = false;
  let wasDown = false;

  function flush(): void {
    gathering = undefined;
    const now = new Set(topics);
    topics.clear();
    queries.invalidateQueries({ predicate: ({ queryKey, meta }) => isTouched(queryKey, meta, now) });
  }

  function open(): void {
    socket = new WebSocket(address);
    socket.onopen = () => {
      attempt = 0;
      if (wasDown) queries.invalidateQueries();
      wasDown = false;
    };
    socket.onmessage = ({ data }) => {
      topics.add((JSON.parse(data) as Change).topic);
      gathering ??= window.setTimeout(flush, GATHER_MS);
    };
    socket.onclose = () => {
      if (isStopped) return;
      wasDown = true;
      waiting = window.setTimeout(open, waitBefore(attempt));
      attempt += 1;
    };
  }

  open();
  return () => {
    isStopped = true;
    window.clearTimeout(gathering);
    window.clearTimeout(waiting);
    socket?.close();
  };
}

/** Keeps what is on screen true while others work. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const address = new URL("/ws/live", window.location.href);
    address.protocol = address.protocol.replace("http", "ws");
    return listen(queries, address.href);
  }, [queries]);
}
