import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server, tanaka } from "@/testing";
import InboxPage from "./InboxPage";
import { counts, line, note, said, ticket } from "./samples";
import { TicketPane } from "./TicketPane";

const AT = `/api/v1/tickets/${ticket.id}`;
const agent = { ...tanaka, id: "u1", roles: ["service_agent"], navigation: ["tickets"] };
const inbox = {
  "GET /api/v1/tickets": { items: [line], next: null, total: 1 },
  "GET /api/v1/tickets/counts": counts,
  "GET /api/v1/tickets/categories": { items: ["流量計"] },
};
const opened = {
  [`GET ${AT}`]: ticket,
  [`GET ${AT}/thread`]: { items: [said, note], before: null },
  [`GET ${AT}/bond`]: { deals: [], promises: [], handover: null },
};

test("the queue says what is due, what is at stake and why a line stands there", async () => {
  server(inbox);
  const { container } = await render(<InboxPage />, { room: "service", me: agent, at: "/tickets" });
  const row = await screen.findByRole("link", { name: "流量計の表示がおかしい" });
  expect(row).toHaveAttribute("href", `/tickets/${ticket.id}`);
  expect(screen.getByText("初回返信の期限を過ぎています")).toBeVisible();
  expect(screen.getByText("高")).toBeVisible();
  expect(screen.getByText("1,200万円")).toBeVisible();
  expect(await screen.findByRole("link", { name: /期限超過\s*2/ })).toHaveAttribute(
    "href",
    "/tickets?box=overdue",
  );
  await expectNoAxeFaults(container);
});

test("who only reads is offered no new ticket, by button, key or address", async () => {
  server({ ...inbox, "GET /api/v1/tickets/counts": { ...counts, may: { create: false } } });
  await render(<InboxPage />, { room: "service", me: agent, at: "/tickets?new=1" });
  expect(await screen.findByRole("link", { name: /期限超過\s*2/ })).toBeVisible();
  await userEvent.keyboard("c");
  expect(screen.queryByRole("button", { name: "登録" })).not.toBeInTheDocument();
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

test("an empty view says what to do", async () => {
  server({ ...inbox, "GET /api/v1/tickets": { items: [], next: null, total: 0 } });
  await render(<InboxPage />, { room: "service", me: agent, at: "/tickets?box=mine" });
  expect(await screen.findByText(/「担当者なし」から引き受けられます/)).toBeVisible();
});

test("a reply is recorded together with its status, on the version that was read", async () => {
  const sent: unknown[] = [];
  server({
    ...opened,
    [`POST ${AT}/replies`]: async (request: Request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return { ...ticket, version: 4, status: "solved", next: ["open", "closed"] };
    },
  });
  const { container } = await render(<TicketPane id={ticket.id} />, { room: "service", me: agent });
  expect(await screen.findByText("昨日から数値が安定しません。")).toBeVisible();
  expect(screen.getByText("記録だけを残します。メールは送られません。")).toBeVisible();
  await expectNoAxeFaults(container);

  await userEvent.type(screen.getByRole("textbox", { name: "返信" }), "直しました。");
  await userEvent.click(screen.getByRole("button", { name: "状態も変えて記録する" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "記録して解決にする" }));
  await waitFor(() => expect(sent).toEqual([['"3"', { text: "直しました。", status: "solved" }]]));
  expect(screen.getByRole("textbox", { name: "返信" })).toHaveValue("");
  expect(await screen.findByRole("button", { name: "アンケートを頼む" })).toBeVisible();
});

test("who was overtaken is told, and keeps what they wrote", async () => {
  server({
    ...opened,
    [`POST ${AT}/replies`]: problem(409, { title: "先に変更", code: "stale", current: { version: 4 } }),
  });
  await render(<TicketPane id={ticket.id} />, { room: "service", me: agent });
  const field = await screen.findByRole("textbox", { name: "返信" });
  await userEvent.type(field, "お待ちください。");
  await userEvent.click(screen.getByRole("button", { name: "返信を記録する" }));
  expect(await screen.findByText("書いている間に、この問い合わせが変わりました")).toBeVisible();
  expect(field).toHaveValue("お待ちください。");
});

test("a note is written in its own mode and its own place", async () => {
  const calls = server({ ...opened, [`POST ${AT}/notes`]: note });
  await render(<TicketPane id={ticket.id} />, { room: "service", me: agent });
  await userEvent.click(await screen.findByRole("radio", { name: "社内メモ" }));
  await userEvent.type(screen.getByRole("textbox", { name: "社内メモ" }), "部品を手配済み");
  await userEvent.click(screen.getByRole("button", { name: "メモを残す" }));
  await waitFor(() => expect(calls()).toContain(`POST ${AT}/notes`));
  expect(calls()).not.toContain(`POST ${AT}/replies`);
});

test("a note in the thread is marked as staying inside", async () => {
  server(opened);
  await render(<TicketPane id={ticket.id} />, { room: "service", me: agent });
  const entry = (await screen.findByText("前回も同じ症状")).closest("li");
  expect(within(entry as HTMLElement).getByText("社内メモ")).toBeVisible();
});

test("who may only read has no box to write in and no step to take", async () => {
  server({
    ...opened,
    [`GET ${AT}`]: { ...ticket, next: [], may: { update: false, delete: false, note: false, talk: false } },
  });
  await render(<TicketPane id={ticket.id} />, { room: "service", me: agent });
  await screen.findByText("昨日から数値が安定しません。");
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.queryByRole("button", { name: "自分が担当する" })).toBeNull();
  expect(screen.queryByRole("button", { name: "状態を変える" })).toBeNull();
});

test("taking a ticket says whose it is now", async () => {
  const calls = server({
    ...opened,
    [`POST ${AT}/take`]: { ...ticket, status: "open", assignee: { id: "u1", name: "田中 誠" } },
  });
  await render(<TicketPane id={ticket.id} />, { room: "service", me: agent });
  await userEvent.click(await screen.findByRole("button", { name: "自分が担当する" }));
  expect(await screen.findByText("1042 を担当します。")).toBeVisible();
  expect(calls()).toContain(`POST ${AT}/take`);
});

test("the survey's link is made on purpose and shown once", async () => {
  server({
    ...opened,
    [`GET ${AT}`]: { ...ticket, status: "solved", next: ["open", "closed"] },
    [`POST ${AT}/survey`]: { url: "https://enishi.example/s/abc", expires_at: "2026-12-04T03:00:00Z" },
  });
  await render(<TicketPane id={ticket.id} />, { room: "service", me: agent });
  await userEvent.click(await screen.findByRole("button", { name: "アンケートを頼む" }));
  expect(screen.queryByDisplayValue("https://enishi.example/s/abc")).toBeNull();
  await userEvent.click(await screen.findByRole("button", { name: "リンクを作る" }));
  expect(await screen.findByDisplayValue("https://enishi.example/s/abc")).toBeVisible();
});

test("what sales has with the customer stands beside the thread", async () => {
  server({
    ...opened,
    [`GET ${AT}/bond`]: {
      deals: [
        {
          id: "d1",
          number: 7,
          name: "流量計の更新",
          stage: "提案",
          stage_type: "open",
          amount: { amount: 12_000_000, currency: "JPY" },
          expected_close: null,
          owner: { id: "u2", name: "佐藤 健" },
        },
      ],
      promises: [
        { id: "p1", text: "現地で再校正", owner: null, due_on: "2026-11-01", status: "open", is_late: true },
      ],
      handover: { id: "h1", number: 3, status: "open", due_at: "2026-11-24T01:00:00Z", is_late: false },
    },
  });
  await render(<TicketPane id={ticket.id} />, { room: "service", me: agent });
  expect(await screen.findByRole("link", { name: "流量計の更新" })).toHaveAttribute("href", "/deals/d1");
  expect(screen.getByText("現地で再校正")).toBeVisible();
  expect(screen.getByText(/期日超過/)).toBeVisible();
  expect(screen.getByRole("link", { name: "引き継ぎ 3" })).toBeVisible();
});
