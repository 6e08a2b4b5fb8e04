import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { useTicket } from "./api";
import { ticket } from "./samples";
import { TicketFacts } from "./TicketFacts";
import type { Ticket } from "./types";

const AT = `/api/v1/tickets/${ticket.id}`;

function Shown() {
  const { data } = useTicket(ticket.id);
  return data ? <TicketFacts ticket={data} /> : null;
}

async function draw(shown: Ticket, answers: Parameters<typeof server>[0] = {}) {
  server({ [`GET ${AT}`]: shown, ...answers });
  const drawn = await render(<Shown />, { room: "service" });
  await screen.findByText("問い合わせの情報");
  return drawn;
}

test("a priority is changed where it stands, on the version that was read", async () => {
  const sent: unknown[] = [];
  const { container } = await draw(ticket, {
    [`PATCH ${AT}`]: async (request: Request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return { ...ticket, priority: 4, version: 4 };
    },
  });
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "優先度を編集" }));
  await userEvent.click(await screen.findByRole("option", { name: "緊急" }));
  expect(await screen.findByText("保存しました。")).toBeVisible();
  expect(sent).toEqual([['"3"', { priority: 4 }]]);
  expect(screen.getByText("緊急")).toBeVisible();
});

test("a subject the server refuses is explained beside its field", async () => {
  await draw(ticket, {
    [`PATCH ${AT}`]: problem(400, { title: "誤り", fields: { subject: "件名を入力してください。" } }),
  });
  await userEvent.click(screen.getByRole("button", { name: "件名を編集" }));
  await userEvent.clear(screen.getByRole("textbox", { name: "件名" }));
  await userEvent.keyboard("{Enter}");
  expect(await screen.findByText("件名を入力してください。")).toBeVisible();
  expect(screen.getByRole("textbox", { name: "件名" })).toHaveAttribute("aria-invalid", "true");
});

test("when a colleague changed the category first, both are shown by the field's name", async () => {
  await draw(ticket, {
    [`PATCH ${AT}`]: problem(409, {
      code: "stale",
      title: "先に変更されました。",
      current: { ...ticket, category: "センサー", version: 9 },
    }),
  });
  await userEvent.click(screen.getByRole("button", { name: "分類を編集" }));
  const field = screen.getByRole("textbox", { name: "分類" });
  await userEvent.clear(field);
  await userEvent.type(field, "配線{Enter}");
  const dialog = await screen.findByRole("dialog", { name: "ほかの人が先に変更しました" });
  expect(screen.getByRole("radiogroup", { name: "分類" })).toBeVisible();
  expect(dialog).toHaveTextContent("配線");
  expect(dialog).toHaveTextContent("センサー");
  await userEvent.click(screen.getByRole("button", { name: "保存されている内容のままにする" }));
  await waitFor(() => expect(screen.getByText("センサー")).toBeVisible());
});

test("the ticket is handed to a colleague who is found by name", async () => {
  const sent: unknown[] = [];
  await draw(ticket, {
    "GET /api/v1/users": { items: [{ id: "u2", name: "鈴木 亮" }], next: null, total: 1 },
    [`POST ${AT}/assign`]: async (request: Request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return { ...ticket, assignee: { id: "u2", name: "鈴木 亮" }, version: 4 };
    },
  });
  expect(screen.getByText("チーム：サポート")).toBeVisible();
  await userEvent.click(screen.getByRole("textbox", { name: "担当者（社内）" }));
  await userEvent.click(await screen.findByRole("option", { name: "鈴木 亮" }));
  await waitFor(() => expect(sent).toEqual([['"3"', { assignee_id: "u2" }]]));
  expect(await screen.findByDisplayValue("鈴木 亮")).toBeVisible();
});

test("a colleague who may not take it is refused in words", async () => {
  await draw(ticket, {
    "GET /api/v1/users": { items: [{ id: "u3", name: "営業 太郎" }], next: null, total: 1 },
    [`POST ${AT}/assign`]: problem(400, { title: "サポートの担当者を選んでください。" }),
  });
  await userEvent.click(screen.getByRole("textbox", { name: "担当者（社内）" }));
  await userEvent.click(await screen.findByRole("option", { name: "営業 太郎" }));
  expect(await screen.findByText("サポートの担当者を選んでください。")).toBeVisible();
  expect(screen.queryByDisplayValue("営業 太郎")).toBeNull();
});

test("who may only read sees the facts and changes none", async () => {
  await draw({ ...ticket, may: { update: false } });
  expect(screen.getByText("流量計")).toBeVisible();
  expect(screen.getByText("不具合")).toBeVisible();
  expect(screen.queryByRole("button", { name: /を編集/ })).toBeNull();
  expect(screen.queryByRole("textbox")).toBeNull();
});

test("its times stand in words: when it came, how long the first reply took, how often it was reopened", async () => {
  await draw({
    ...ticket,
    first_reply_at: "2026-11-20T02:14:00Z",
    first_reply_seconds: 8040,
    reopened_count: 2,
  });
  expect(screen.getByText("受付方法 メール")).toBeVisible();
  expect(screen.getByText(/^初回返信まで/)).toHaveTextContent("初回返信まで 営業時間で2時間14分");
  expect(screen.getByText("再オープン 2回")).toBeVisible();
  expect(screen.queryByText(/^解決/)).toBeNull();
});
