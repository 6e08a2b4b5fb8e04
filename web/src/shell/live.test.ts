import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isTouched, listen, waitBefore } from "./live";

class Socket {
  static opened: Socket[] = [];
  onopen: (() => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  readonly sent: unknown[] = [];
  constructor(readonly address: string) {
    Socket.opened.push(this);
  }
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close(code = 1006) {
    this.onclose?.({ code });
  }
  says(topics: string[], event: number | null = null) {
    this.onmessage?.({ data: JSON.stringify({ topics, event }) });
  }
}
const last = () => Socket.opened.at(-1) as Socket;

beforeEach(() => {
  Socket.opened = [];
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", Socket);
});
afterEach(() => vi.useRealTimers());

test("an answer is touched by its own label or one it names", () => {
  const topics = new Set(["service.Ticket"]);
  expect(isTouched(["service.Ticket", "list"], undefined, topics)).toBe(true);
  expect(isTouched(["home"], { topics: ["service.Ticket"] }, topics)).toBe(true);
  expect(isTouched(["sales.Deal"], undefined, topics)).toBe(false);
});

test("many changes at once make one refresh", () => {
  const queries = new QueryClient();
  const refresh = vi.spyOn(queries, "invalidateQueries");
  listen(queries, "ws://x/ws/live");
  for (const topic of ["sales.Deal", "sales.Deal", "bond.Handover"]) last().says([topic]);
  expect(refresh).not.toHaveBeenCalled();
  vi.advanceTimersByTime(300);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("a new page asks for what changed since it was asked for", () => {
  listen(new QueryClient(), "ws://x/ws/live");
  last().onopen?.();
  expect(last().sent).toEqual([{ type: "resume", age: expect.any(Number) }]);
});

test("a lost line is tried again, and says which event it heard last", () => {
  listen(new QueryClient(), "ws://x/ws/live");
  last().onopen?.();
  last().says(["sales.Deal"], 8);
  last().says([], 7);
  last().close();
  vi.advanceTimersByTime(1_000);
  expect(Socket.opened).toHaveLength(2);
  last().onopen?.();
  expect(last().sent).toEqual([{ type: "resume", since: 8 }]);
});

test("when too much was missed, everything is asked anew", () => {
  const queries = new QueryClient();
  const refresh = vi.spyOn(queries, "invalidateQueries");
  listen(queries, "ws://x/ws/live");
  last().says(["*"], 9);
  vi.advanceTimersByTime(300);
  expect(refresh).toHaveBeenCalledWith();
});

test("F23: a line that says nothing any more is given up within 45 seconds, closed or not", () => {
  listen(new QueryClient(), "ws://x/ws/live");
  const dead = last();
  dead.onopen?.();
  dead.says([], 3);
  vi.advanceTimersByTime(30_000);
  dead.says([], 4);
  vi.advanceTimersByTime(34_000);
  expect(Socket.opened).toHaveLength(1);
  vi.advanceTimersByTime(2_000);
  expect(Socket.opened).toHaveLength(2);
  dead.says(["sales.Deal"], 5);
  last().onopen?.();
  expect(last().sent).toEqual([{ type: "resume", since: 4 }]);
});

test("whoever is signed out meanwhile is told by the next answers", () => {
  const queries = new QueryClient();
  const refresh = vi.spyOn(queries, "invalidateQueries");
  listen(queries, "ws://x/ws/live");
  last().close(4401);
  expect(refresh).toHaveBeenCalledWith();
});

test("once stopped it stays silent", () => {
  const stop = listen(new QueryClient(), "ws://x/ws/live");
  stop();
  vi.advanceTimersByTime(120_000);
  expect(Socket.opened).toHaveLength(1);
});

test("waits grow, with a bound, and differ between readers", () => {
  expect([0, 1, 2].map((attempt) => waitBefore(attempt, 1))).toEqual([1_000, 2_000, 4_000]);
  expect(waitBefore(30, 1)).toBe(60_000);
  expect(waitBefore(0, 0)).toBe(500);
});
