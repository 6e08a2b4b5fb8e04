import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Token } from "./api";
import TokensPage from "./TokensPage";

const kept: Token = {
  id: "k1",
  name: "会計ソフト",
  prefix: "eni_abc123",
  scopes: ["orders:read"],
  owner: { id: "u1", name: "管理 太郎" },
  created_at: "2026-11-01T00:00:00Z",
  expires_at: "2027-01-30T00:00:00Z",
  networks: [],
  last_used_ip: "203.0.113.7",
  rests: false,
  last_used_at: null,
  revoked_at: null,
};

test("a new token's secret is shown in the same window, once", async () => {
  let sent: unknown;
  server({
    "GET /api/v1/tokens": { items: [kept], next: null, total: 1 },
    "GET /api/v1/token-scopes": { items: ["deals:read", "deals:write"] },
    "POST /api/v1/tokens": async (request) => {
      sent = await request.json();
      return { ...kept, secret: "eni_whole-secret" };
    },
  });
  const { container } = await render(<TokensPage />, { room: "staff" });
  expect(await screen.findByText("会計ソフト")).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "トークンを作る" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByLabelText(/^名前/), "集計");
  await userEvent.click(form.getByRole("textbox", { name: /^できること/ }));
  await userEvent.click(await screen.findByRole("option", { name: "deals:read" }));
  await userEvent.click(form.getByRole("button", { name: "作る" }));
  expect(await form.findByDisplayValue("eni_whole-secret")).toBeVisible();
  expect(sent).toEqual({ name: "集計", scopes: ["deals:read"], days: 90, networks: [] });
});

test("a token is ended by one press, and one that ended says so", async () => {
  const calls = server({
    "GET /api/v1/tokens": {
      items: [kept, { ...kept, id: "k2", name: "昔のもの", revoked_at: "2026-11-02T00:00:00Z" }],
      next: null,
      total: 2,
    },
    "DELETE /api/v1/tokens/k1": null,
  });
  await render(<TokensPage />, { room: "staff" });
  expect(await screen.findByText("無効")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "会計ソフトを無効にする" }));
  await waitFor(() => expect(calls()).toContain("DELETE /api/v1/tokens/k1"));
});

test("a token needs a name and something it may do", async () => {
  const calls = server({
    "GET /api/v1/tokens": { items: [], next: null, total: 0 },
    "GET /api/v1/token-scopes": { items: ["deals:read"] },
  });
  await render(<TokensPage />, { room: "staff" });
  expect(await screen.findByText("まだトークンがありません")).toBeVisible();
  expect(screen.getByText(/人の画面操作には要りません/)).toBeVisible();
  await userEvent.click(screen.getAllByRole("button", { name: "トークンを作る" })[0] as HTMLElement);
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("button", { name: "作る" }));
  expect(await form.findAllByText("入力してください。")).toHaveLength(2);
  expect(calls().some((call) => call.startsWith("POST"))).toBe(false);
});

test("a secret that was closed is nowhere to be read again", async () => {
  server({
    "GET /api/v1/tokens": { items: [kept], next: null, total: 1 },
    "GET /api/v1/token-scopes": { items: ["deals:read"] },
    "POST /api/v1/tokens": { ...kept, secret: "eni_whole-secret" },
  });
  await render(<TokensPage />, { room: "staff" });
  await userEvent.click(await screen.findByRole("button", { name: "トークンを作る" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByLabelText(/^名前/), "集計");
  await userEvent.click(form.getByRole("textbox", { name: /^できること/ }));
  await userEvent.click(await screen.findByRole("option", { name: "deals:read" }));
  await userEvent.click(form.getByRole("button", { name: "作る" }));
  expect(await form.findByText("いま控えてください。閉じると二度と表示されません。")).toBeVisible();
  await userEvent.click(form.getAllByRole("button", { name: "閉じる" }).at(-1) as HTMLElement);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(screen.queryByDisplayValue("eni_whole-secret")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "トークンを作る" }));
  expect(await screen.findByRole("button", { name: "作る" })).toBeVisible();
  expect(screen.queryByDisplayValue("eni_whole-secret")).toBeNull();
});

test("a token that was not used for long says that it works no more, and from where it was used last", async () => {
  server({ "GET /api/v1/tokens": { items: [{ ...kept, rests: true }], next: null, total: 1 } });
  await render(<TokensPage />, { room: "staff" });
  expect(await screen.findByText("使われず停止")).toBeVisible();
  expect(screen.getByText("203.0.113.7")).toBeVisible();
});

test("the networks typed are sent one by one", async () => {
  let sent: unknown;
  server({
    "GET /api/v1/tokens": { items: [], next: null, total: 0 },
    "GET /api/v1/token-scopes": { items: ["deals:read"] },
    "POST /api/v1/tokens": async (request) => {
      sent = await request.json();
      return { ...kept, secret: "eni_x" };
    },
  });
  await render(<TokensPage />, { room: "staff" });
  await userEvent.click((await screen.findAllByRole("button", { name: "トークンを作る" }))[0] as HTMLElement);
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByLabelText(/^名前/), "集計");
  await userEvent.click(form.getByRole("textbox", { name: /^できること/ }));
  await userEvent.click(await screen.findByRole("option", { name: "deals:read" }));
  await userEvent.type(form.getByLabelText(/^使える場所/), "203.0.113.0/24, 198.51.100.7");
  await userEvent.click(form.getByRole("button", { name: "作る" }));
  await waitFor(() =>
    expect(sent).toEqual({
      name: "集計",
      scopes: ["deals:read"],
      days: 90,
      networks: ["203.0.113.0/24", "198.51.100.7"],
    }),
  );
});
