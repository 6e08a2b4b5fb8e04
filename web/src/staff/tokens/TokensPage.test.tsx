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
  expect(sent).toEqual({ name: "集計", scopes: ["deals:read"], days: 90 });
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
