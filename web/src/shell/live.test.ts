import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isTouched, listen, waitBefore } from "./live";

class Socket {
  static opened: Socket[] = [];
  onopen = () => {};
  onclose = () => {};
  onmessage = (_event: { data: string }) => {};
  constructor(readonly address: string) {
    Socket.opened.push(this);
  }
  close() {
    this.onclose();
  }
  says(topic: string) {
    this.onmessage({ data: JSON.stringify({ seq: 1, topic }) });
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
  for (const topic of ["sales.Deal", "sales.Deal", "bond.Handover"]) last().says(topic);
  expect(refresh).not.toHaveBeenCalled();
  vi.advanceTimersByTime(300);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("a lost line is tried again, and everything is asked anew once it is back", () => {
  const queries = new QueryClient();
  const refresh = vi.spyOn(queries, "invalidateQueries");
  listen(queries, "ws://x/ws/live");
  last().onopen();
  expect(refresh).not.toHaveBeenCalled();
  last().close();
  vi.advanceTimersByTime(1_000);
  expect(Socket.opened).toHaveLength(2);
  last().onopen();
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
