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
  attempts: 4,
  last_status: 503,
  last_error: "",
  created_at: "2026-11-02T00:00:00Z",
  delivered_at: null,
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

test("the log says how each delivery went, and sends one again", async () => {
  const calls = server({
    "GET /api/v1/webhooks": one,
    "GET /api/v1/webhooks/w1/deliveries": { items: [failed], next: null, total: 1 },
    "POST /api/v1/webhook-deliveries/d1/send": { ...failed, status: "waiting", attempts: 0 },
  });
  await render(<WebhooksPage />, { room: "automation" });
  await userEvent.click(await screen.findByRole("button", { name: "会計ソフトの送信記録" }));
  const log = within(await screen.findByRole("dialog"));
  expect(await log.findByText("届きませんでした")).toBeVisible();
  expect(log.getByText("4回送信")).toBeVisible();
  expect(log.getByText("最後の応答：503")).toBeVisible();
  await userEvent.click(log.getByRole("button", { name: "もう一度送る" }));
  await waitFor(() => expect(calls()).toContain("POST /api/v1/webhook-deliveries/d1/send"));
});

test("who may not change a webhook reads its log and no more", async () => {
  server({
    "GET /api/v1/webhooks": { ...one, items: [{ ...kept, may: { update: false, delete: false } }] },
    "GET /api/v1/webhooks/w1/deliveries": { items: [failed], next: "more", total: 51 },
  });
  await render(<WebhooksPage />, { room: "automation" });
  expect(await screen.findByRole("switch", { name: "会計ソフトへ送る" })).toBeDisabled();
  expect(screen.queryByRole("button", { name: "会計ソフトを変更" })).toBeNull();
  expect(screen.queryByRole("button", { name: "会計ソフトを削除" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "会計ソフトの送信記録" }));
  const log = within(await screen.findByRole("dialog"));
  expect(await log.findByText("届きませんでした")).toBeVisible();
  expect(log.getByText("新しい順に1件を表示しています。")).toBeVisible();
  expect(log.queryByRole("button", { name: "もう一度送る" })).toBeNull();
});

test("a webhook that is off says that nothing is sent", async () => {
  const unreached = { ...failed, last_status: null, last_error: "Unreachable: timeout" };
  server({
    "GET /api/v1/webhooks": { ...one, items: [{ ...kept, is_active: false }] },
    "GET /api/v1/webhooks/w1/deliveries": { items: [unreached], next: null, total: 1 },
  });
  await render(<WebhooksPage />, { room: "automation" });
  await userEvent.click(await screen.findByRole("button", { name: "会計ソフトの送信記録" }));
  const log = within(await screen.findByRole("dialog"));
  expect(await log.findByText("最後の応答：Unreachable: timeout")).toBeVisible();
  expect(log.getByText("この Webhook は止めてあるため、何も送りません。")).toBeVisible();
  expect(log.queryByRole("button", { name: "もう一度送る" })).toBeNull();
});
