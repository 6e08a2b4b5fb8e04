import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { problem, render, server } from "@/testing";
import { ticket } from "./samples";
import { TicketHead } from "./TicketHead";
import type { Ticket } from "./types";

const AT = `/api/v1/tickets/${ticket.id}`;
const solved: Ticket = {
  ...ticket,
  status: "solved",
  next: ["open", "closed"],
  solved_at: "2026-11-21T03:00:00Z",
};
const draw = (shown: Ticket, at = "/tickets/t1042") =>
  render(<TicketHead ticket={shown} onSide={vi.fn()} />, { room: "service", at });

test("the next steps are those the server allows, and no others", async () => {
  await draw({ ...ticket, next: ["waiting", "solved"] });
  await userEvent.click(screen.getByRole("button", { name: "状態を変える" }));
  await screen.findByRole("menuitem", { name: "お客様回答待ちにする" });
  expect(screen.getAllByRole("menuitem").map((item) => item.textContent)).toEqual([
    "お客様回答待ちにする",
    "社内確認待ちにする",
    "メーカー確認待ちにする",
    "解決にする",
  ]);
});

test("a status is set on the version that was read, and said", async () => {
  const sent: unknown[] = [];
  server({
    [`POST ${AT}/status`]: async (request: Request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return { ...ticket, status: "waiting", version: 4 };
    },
  });
  await draw(ticket);
  await userEvent.click(screen.getByRole("button", { name: "状態を変える" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "お客様回答待ちにする" }));
  expect(await screen.findByText("「お客様回答待ち」にしました。")).toBeVisible();
  expect(sent).toEqual([['"3"', { status: "waiting" }]]);
});

test("a solved ticket is reopened, not merely put in progress", async () => {
  await draw(solved);
  await userEvent.click(screen.getByRole("button", { name: "状態を変える" }));
  expect(await screen.findByRole("menuitem", { name: "再オープンする" })).toBeVisible();
  expect(screen.getByRole("menuitem", { name: "完了にする" })).toBeVisible();
});

test("a step somebody else already took is explained in the server's words", async () => {
  server({
    [`POST ${AT}/status`]: problem(409, {
      code: "stale",
      title: "ほかの人が先に変更しました。",
      detail: "最新の内容を確かめてください。",
      current: { version: 5 },
    }),
  });
  await draw(ticket);
  await userEvent.click(screen.getByRole("button", { name: "状態を変える" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "解決にする" }));
  expect(await screen.findByText("ほかの人が先に変更しました。")).toBeVisible();
});

test("A takes the ticket on the version that was read", async () => {
  const versions: unknown[] = [];
  server({
    [`POST ${AT}/take`]: (request: Request) => {
      versions.push(request.headers.get("If-Match"));
      return { ...ticket, assignee: { id: "u1", name: "田中 誠" } };
    },
  });
  await draw(ticket);
  expect(screen.getByText("担当者なし")).toBeVisible();
  await userEvent.keyboard("a");
  expect(await screen.findByText("1042 を担当します。")).toBeVisible();
  expect(versions).toEqual(['"3"']);
});

test("whose ticket it is stands in the head; one's own, and a closed one, is not taken again", async () => {
  const { unmount } = await draw({ ...ticket, assignee: { id: "u1", name: "田中 誠" } });
  expect(screen.getByText("担当：田中 誠")).toBeVisible();
  expect(screen.queryByRole("button", { name: "自分が担当する" })).toBeNull();
  unmount();
  await draw({ ...ticket, status: "closed", next: [] });
  expect(screen.queryByRole("button", { name: "自分が担当する" })).toBeNull();
});

test("a colleague's ticket may be taken over", async () => {
  await draw({ ...ticket, assignee: { id: "u2", name: "鈴木 亮" } });
  expect(screen.getByRole("button", { name: "自分が担当する" })).toBeVisible();
});

test("the way back leads to the view one came from", async () => {
  await draw(ticket, "/tickets/t1042?box=mine&q=流量計");
  const href = screen.getByRole("link", { name: "一覧へ戻る" }).getAttribute("href");
  expect(decodeURIComponent(href ?? "")).toBe("/tickets?box=mine&q=流量計");
});

test("a customer is asked for an answer only once it is solved, and not after answering", async () => {
  const first = await draw(ticket);
  expect(screen.queryByRole("button", { name: /アンケート/ })).toBeNull();
  first.unmount();
  const said = { kind: "csat", score: 5, scale: 5, comment: "" };
  const answered = { ...said, answered_at: "2026-11-22T03:00:00Z", credited: null };
  const second = await draw({ ...solved, answer: answered });
  expect(screen.queryByRole("button", { name: /アンケート/ })).toBeNull();
  second.unmount();
  await draw({ ...solved, answer: { ...answered, answered_at: "2026-11-20T03:00:00Z" } });
  expect(screen.getByRole("button", { name: "アンケートを頼む" })).toBeVisible();
});

test("asking again warns that the link sent before stops working", async () => {
  const calls = server({});
  await draw({ ...solved, asked_at: "2020-11-21T04:00:00Z" });
  await userEvent.click(screen.getByRole("button", { name: "アンケートを頼み直す" }));
  expect(
    await screen.findByText(
      "2020/11/21(土)に一度お願いしています。新しいリンクを作ると、前のリンクは使えなくなります。",
    ),
  ).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "やめる" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(calls().filter((call) => call.startsWith("POST"))).toEqual([]);
});

test("the survey's link is copied to be sent, and says until when it can be answered", async () => {
  const user = userEvent.setup();
  server({
    [`POST ${AT}/survey`]: { url: "https://enishi.example/s/abc", expires_at: "2020-12-04T03:00:00Z" },
  });
  await draw(solved);
  await user.click(screen.getByRole("button", { name: "アンケートを頼む" }));
  await user.click(await screen.findByRole("button", { name: "リンクを作る" }));
  await user.click(await screen.findByRole("button", { name: "コピーする" }));
  expect(await navigator.clipboard.readText()).toBe("https://enishi.example/s/abc");
  expect(screen.getByText("2020/12/4(金)まで回答できます。")).toBeVisible();
  expect(screen.getByText(/表示されるのは今だけです/)).toBeVisible();
});
