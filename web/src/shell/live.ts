import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { connect, type Here, show } from "@/ui/here/here";

/** Labels that changed, and the newest event the server knew of then. */
interface Change {
  readonly topics: readonly string[];
  readonly event: number | null;
  /** Who else is at the record one looks at. */
  readonly here?: Here;
}

const GATHER_MS = 300;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** The server says something at least every fifteen seconds: a line this silent is dead, whatever it looks like. */
const SILENCE_MS = 35_000;
const EVERYTHING = "*";
const NOT_SIGNED_IN = 4401;

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

/** One page's line to the server: it is opened again when it breaks, and asks for what was missed meanwhile. */
class Line {
  private readonly topics = new Set<string>();
  private socket: WebSocket | undefined;
  private gathering: number | undefined;
  private waiting: number | undefined;
  private silence: number | undefined;
  private attempt = 0;
  private since: number | undefined;

  constructor(
    private readonly queries: QueryClient,
    private readonly address: string,
  ) {}

  open(): void {
    const socket = new WebSocket(this.address);
    this.socket = socket;
    this.listenOut();
    socket.onopen = () => {
      const from = this.since === undefined ? { age: Math.round(performance.now()) } : { since: this.since };
      socket.send(JSON.stringify({ type: "resume", ...from }));
      connect((message) => socket.send(JSON.stringify(message)));
    };
    socket.onmessage = ({ data }) => this.hear(JSON.parse(data) as Change);
    socket.onclose = ({ code }) => {
      if (code === NOT_SIGNED_IN) this.queries.invalidateQueries();
      this.openLater();
    };
  }

  stop(): void {
    window.clearTimeout(this.gathering);
    window.clearTimeout(this.waiting);
    this.drop();
  }

  /** Forget the socket at once: a dead one would take its time to say that it is closed. */
  private drop(): void {
    window.clearTimeout(this.silence);
    if (!this.socket) return;
    this.socket.onopen = this.socket.onmessage = this.socket.onclose = null;
    this.socket.close();
    this.socket = undefined;
    connect(undefined);
  }

  private openLater(): void {
    this.drop();
    this.waiting = window.setTimeout(() => this.open(), waitBefore(this.attempt));
    this.attempt += 1;
  }

  private listenOut(): void {
    window.clearTimeout(this.silence);
    this.silence = window.setTimeout(() => this.openLater(), SILENCE_MS);
  }

  private hear({ topics, event, here }: Change): void {
    this.attempt = 0;
    this.listenOut();
    if (event !== null) this.since = Math.max(event, this.since ?? 0);
    if (here) show(here);
    for (const topic of topics) this.topics.add(topic);
    if (this.topics.size) this.gathering ??= window.setTimeout(() => this.flush(), GATHER_MS);
  }

  private flush(): void {
    this.gathering = undefined;
    const now = new Set(this.topics);
    this.topics.clear();
    if (now.has(EVERYTHING)) this.queries.invalidateQueries();
    else
      this.queries.invalidateQueries({ predicate: ({ queryKey, meta }) => isTouched(queryKey, meta, now) });
  }
}

/** Listens for changes until stopped. */
export function listen(queries: QueryClient, address: string): () => void {
  const line = new Line(queries, address);
  line.open();
  return () => line.stop();
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
