import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import type { Delivery, Webhook } from "./api";
import WebhooksPage from "./WebhooksPage";

const kept: Webhook = {
  id: "w1",
  version: 3,
  name: "会計ソフト",
  url: "https://books.example/enishi",
  kinds: ["deal.won", "ticket.*"],
  is_active: true,
  created_at: "2026-11-01T00:00:00Z",
  may: { update: true, delete: true },
};
const failed: Delivery = {
  id: "d1",
  event_id: "e1",
  kind: "deal.won",
  status: "failed",
  created_at: "2026-11-02T00:00:00Z",
  delivered_at: null,
  tries: [
    { at: "2026-11-02T00:01:00Z", status: 503, error: "", milliseconds: 41 },
    { at: "2026-11-02T00:00:00Z", status: null, error: "timeout", milliseconds: 10003 },
  ],
  may: { send: true },
};
const one = { items: [kept], next: null, total: 1 };
const none = { items: [], next: null, total: 0 };

async function openForm() {
  await userEvent.click((await screen.findAllByRole("button", { name: "Webhook を追加" }))[0] as HTMLElement);
  return within(await screen.findByRole("dialog"));
}

async function fill(form: ReturnType<typeof within>) {
  await userEvent.type(form.getByLabelText(/^名前/), "集計");
  await userEvent.type(form.getByLabelText(/^宛先/), "sum.example/in");
  await userEvent.type(form.getByRole("textbox", { name: /^出来事/ }), "deal.won,quote.*{Enter}");
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
}

test("a new webhook's secret is shown in the same window, once", async () => {
  let sent: unknown;
  server({
    "GET /api/v1/webhooks": one,
    "POST /api/v1/webhooks": async (request) => {
      sent = await request.json();
      return { ...kept, secret: "whole-secret" };
    },
  });
  const { container } = await render(<WebhooksPage />, { room: "automation" });
  expect(await screen.findByText("deal.won, ticket.*")).toBeVisible();
  await expectNoAxeFaults(container);
  const form = await openForm();
  await fill(form);
  expect(await form.findByDisplayValue("whole-secret")).toBeVisible();
  expect(sent).toEqual({ name: "集計", url: "https://sum.example/in", kinds: ["deal.won", "quote.*"] });
  await userEvent.click(form.getAllByRole("button", { name: "閉じる" }).at(-1) as HTMLElement);
  await waitFor(() => expect(screen.queryByDisplayValue("whole-secret")).toBeNull());
});

test("an address inside is refused beside its field", async () => {
  server({
    "GET /api/v1/webhooks": none,
    "POST /api/v1/webhooks": problem(422, {
      title: "この宛先には送れません。",
      fields: { url: "社外に公開されている https のURLを入力してください。" },
    }),
  });
  await render(<WebhooksPage />, { room: "automation" });
  const form = await openForm();
  await fill(form);
  expect(await form.findByText("社外に公開されている https のURLを入力してください。")).toBeVisible();
  expect(form.getByLabelText(/^宛先/)).toBeInvalid();
  expect(form.queryByRole("alert")).toBeNull();
});

test("a webhook needs a name, an https address and an event", async () => {
  const calls = server({ "GET /api/v1/webhooks": none });
  await render(<WebhooksPage />, { room: "automation" });
  expect(await screen.findByText("まだ Webhook がありません")).toBeVisible();
  const form = await openForm();
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  expect(await form.findAllByText("入力してください。")).toHaveLength(2);
  expect(form.getByText("https:// で始まるURLを入力してください。")).toBeVisible();
  expect(calls().some((call) => call.startsWith("POST"))).toBe(false);
});

test("a webhook is switched off and renamed on the version that was read", async () => {
  const sent: unknown[] = [];
  server({
    "GET /api/v1/webhooks": one,
    "PATCH /api/v1/webhooks/w1": async (request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return kept;
    },
  });
  await render(<WebhooksPage />, { room: "automation" });
  await userEvent.click(await screen.findByRole("switch", { name: "会計ソフトへ送る" }));
  await waitFor(() => expect(sent).toEqual([['"3"', { is_active: false }]]));
  await userEvent.click(screen.getByRole("button", { name: "会計ソフトを変更" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByLabelText(/^名前/), "2");
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(sent[1]).toEqual(['"3"', { name: "会計ソフト2", url: kept.url, kinds: kept.kinds }]);
});

test("deleting asks first", async () => {
  const calls = server({ "GET /api/v1/webhooks": one, "DELETE /api/v1/webhooks/w1": null });
  await render(<WebhooksPage />, { room: "automation" });
  await userEvent.click(await screen.findByRole("button", { name: "会計ソフトを削除" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(calls()).not.toContain("DELETE /api/v1/webhooks/w1");
  await userEvent.click(dialog.getByRole("button", { name: "削除する" }));
  await waitFor(() => expect(calls()).toContain("DELETE /api/v1/webhooks/w1"));
});

const log = (items: Delivery[], next: string | null = null) => ({ items, next, total: items.length });

async function openLog() {
  await userEvent.click(await screen.findByRole("button", { name: "会計ソフトの送信記録" }));
  return within(await screen.findByRole("dialog"));
}

test("the log says how each try went, and sends a delivery again", async () => {
  const calls = server({
    "GET /api/v1/webhooks": one,
    "GET /api/v1/webhooks/w1/deliveries": log([failed]),
    "POST /api/v1/webhook-deliveries/d1/send": { ...failed, status: "waiting" },
  });
  await render(<WebhooksPage />, { room: "automation" });
  const dialog = await openLog();
  expect(await dialog.findByText("届きませんでした")).toBeVisible();
  expect(dialog.getByText("応答 503（相手のサーバーの不調）")).toBeVisible();
  await userEvent.click(dialog.getByRole("button", { name: "送信 2回" }));
  expect(dialog.getByText(/10秒以内に応答がありませんでした/)).toBeVisible();
  await userEvent.click(dialog.getByRole("button", { name: "もう一度送る" }));
  await waitFor(() => expect(calls()).toContain("POST /api/v1/webhook-deliveries/d1/send"));
});

test("the log is narrowed by state and goes on to earlier deliveries", async () => {
  const asked: string[] = [];
  server({
    "GET /api/v1/webhooks": one,
    "GET /api/v1/webhooks/w1/deliveries": (request) => {
      const query = new URL(request.url).searchParams;
      asked.push(query.toString());
      const id = query.has("cursor") ? "d2" : "d1";
      return log([{ ...failed, id, kind: `${id}.won` }], id === "d1" ? "more" : null);
    },
  });
  await render(<WebhooksPage />, { room: "automation" });
  const dialog = await openLog();
  await userEvent.click(await dialog.findByRole("radio", { name: "届かなかったもの" }));
  await waitFor(() => expect(asked).toEqual(["", "status=failed"]));
  await userEvent.click(await dialog.findByRole("button", { name: "前の記録を表示" }));
  expect(await dialog.findByText("d2.won")).toBeVisible();
  expect(asked.at(-1)).toBe("status=failed&cursor=more");
  expect(dialog.queryByRole("button", { name: "前の記録を表示" })).toBeNull();
});

test("who may not change a webhook reads its log and no more", async () => {
  server({
    "GET /api/v1/webhooks": { ...one, items: [{ ...kept, may: { update: false, delete: false } }] },
    "GET /api/v1/webhooks/w1/deliveries": log([{ ...failed, may: { send: false } }]),
  });
  await render(<WebhooksPage />, { room: "automation" });
  expect(await screen.findByRole("switch", { name: "会計ソフトへ送る" })).toBeDisabled();
  expect(screen.queryByRole("button", { name: "会計ソフトを変更" })).toBeNull();
  expect(screen.queryByRole("button", { name: "会計ソフトを削除" })).toBeNull();
  const dialog = await openLog();
  expect(await dialog.findByText("届きませんでした")).toBeVisible();
  expect(dialog.queryByRole("button", { name: "もう一度送る" })).toBeNull();
});

test("a webhook that is off says that nothing is sent", async () => {
  server({
    "GET /api/v1/webhooks": { ...one, items: [{ ...kept, is_active: false }] },
    "GET /api/v1/webhooks/w1/deliveries": log([]),
  });
  await render(<WebhooksPage />, { room: "automation" });
  const dialog = await openLog();
  expect(await dialog.findByText("この Webhook は止めてあるため、何も送りません。")).toBeVisible();
  expect(dialog.getByText(/まだ何も送っていません/)).toBeVisible();
});
