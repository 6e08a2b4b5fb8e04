import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import { ticket as sample } from "../samples";
import { BEAT_MS, IDLE_MS, useWorkClock } from "./useWorkClock";
import { WorkTime } from "./WorkTime";

const ticket = { ...sample, id: "w1" };
const session = {
  id: "s1",
  version: 2,
  person: { id: "u1", name: "三好 浩" },
  kind: "screen",
  started_at: "2026-11-20T01:30:00Z",
  ended_at: "2026-11-20T01:42:00Z",
  seconds: 720,
  reason: "",
  may: { update: true },
};

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("the time worked stands quietly on the ticket, and one's own is put right with a reason", async () => {
  const said = server({
    "GET /api/v1/tickets/w1/work": { items: [session], seconds: 1_860, may: { create: true } },
    "PATCH /api/v1/work-sessions/s1": session,
  });
  const { container } = await render(<WorkTime ticket={ticket} />, { room: "service" });
  await userEvent.click(await screen.findByRole("button", { name: "対応時間 31分" }));
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "直す" }));
  const minutes = screen.getByRole("textbox", { name: "分数" });
  await userEvent.clear(minutes);
  await userEvent.type(minutes, "5");
  await userEvent.type(screen.getByRole("textbox", { name: "直す理由" }), "電話中も開いていた");
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  await vi.waitFor(() => expect(said()).toContain("PATCH /api/v1/work-sessions/s1"));
});

function Page() {
  useWorkClock("w1", true);
  return null;
}

test("a page says so while somebody is at work, and stops when nobody moves", async () => {
  const said = server({ "POST /api/v1/tickets/w1/work-beat": {} });
  const beats = () => said().filter((call) => call.endsWith("-beat")).length;
  vi.useFakeTimers({ shouldAdvanceTime: true });
  vi.spyOn(document, "hasFocus").mockReturnValue(true);
  const { unmount } = await render(<Page />, { room: "service" });
  await vi.waitFor(() => expect(beats()).toBe(1));
  await vi.advanceTimersByTimeAsync(BEAT_MS);
  await vi.waitFor(() => expect(beats()).toBe(2));
  await vi.advanceTimersByTimeAsync(IDLE_MS + BEAT_MS);
  const rested = beats();
  await vi.advanceTimersByTimeAsync(10 * BEAT_MS);
  expect(beats()).toBe(rested);
  window.dispatchEvent(new Event("pointermove"));
  await vi.waitFor(() => expect(beats()).toBe(rested + 1));
  unmount();
  await vi.waitFor(() => expect(beats()).toBe(rested + 2));
});

test("a page without the focus says nothing", async () => {
  const said = server({ "POST /api/v1/tickets/w1/work-beat": {} });
  vi.spyOn(document, "hasFocus").mockReturnValue(false);
  await render(<Page />, { room: "service" });
  window.dispatchEvent(new Event("pointermove"));
  expect(said().filter((call) => call.endsWith("-beat"))).toEqual([]);
});
