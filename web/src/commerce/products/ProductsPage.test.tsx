import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import type { Product } from "./api";
import ProductsPage from "./ProductsPage";

const sensor: Product = {
  id: "p1",
  version: 2,
  code: "MN-100",
  name: "振動センサー MN-100",
  name_en: "Vibration sensor MN-100",
  unit: "台",
  price: { amount: 48_000, currency: "JPY" },
  tax_class: "standard",
  recurring: "",
  is_active: true,
  updated_at: "2026-11-20T03:00:00Z",
  may: { update: true },
};
const page = (create: boolean) => ({ items: [sensor], next: null, total: 1, may: { create } });

test("products stand with price, billing and tax", async () => {
  server({ "GET /api/v1/products": page(true) });
  const { container } = await render(<ProductsPage />, { room: "commerce" });
  expect(await screen.findByText("振動センサー MN-100")).toBeVisible();
  expect(screen.getByText("¥48,000")).toBeVisible();
  expect(screen.getByText("標準税率 10%")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("an English reader sees the English name", async () => {
  server({ "GET /api/v1/products": page(true) });
  await render(<ProductsPage />, { room: "commerce", language: "en" });
  expect(await screen.findByText("Vibration sensor MN-100")).toBeVisible();
});

test("a price is changed on the version that was seen", async () => {
  let sent: { body: Record<string, unknown>; version: string | null } | undefined;
  server({
    "GET /api/v1/products": page(true),
    "PATCH /api/v1/products/p1": async (request: Request) => {
      sent = { body: await request.json(), version: request.headers.get("If-Match") };
      return sensor;
    },
  });
  await render(<ProductsPage />, { room: "commerce" });
  await userEvent.click(await screen.findByRole("button", { name: "振動センサー MN-100を編集する" }));
  const form = within(await screen.findByRole("dialog"));
  const price = form.getByRole("textbox", { name: "単価（税抜）" });
  await userEvent.clear(price);
  await userEvent.type(price, "50000");
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  expect(await screen.findByText("振動センサー MN-100を保存しました。")).toBeVisible();
  expect(sent?.version).toBe('"2"');
  expect(sent?.body.price).toEqual({ amount: 50_000, currency: "JPY" });
});

test("a code that is taken is said beside its field", async () => {
  const calls = server({
    "GET /api/v1/products": page(true),
    "POST /api/v1/products": problem(400, {
      title: "この商品コードはすでに使われています。",
      fields: { code: "別の商品が使っています。" },
    }),
  });
  await render(<ProductsPage />, { room: "commerce" });
  await userEvent.click(await screen.findByRole("button", { name: "商品を登録する" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  expect(await form.findAllByText("入力してください。")).toHaveLength(2);
  await userEvent.type(form.getByRole("textbox", { name: /^商品コード/ }), "MN-100");
  await userEvent.type(form.getByRole("textbox", { name: /^商品名 ?\*?$/ }), "別のセンサー");
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  expect(await form.findByText("別の商品が使っています。")).toBeVisible();
  await waitFor(() => expect(calls()).toContain("POST /api/v1/products"));
});

test("who may only read has neither button", async () => {
  server({ "GET /api/v1/products": page(false) });
  await render(<ProductsPage />, { room: "commerce" });
  await screen.findByText("振動センサー MN-100");
  expect(screen.queryByRole("button", { name: "商品を登録する" })).toBeNull();
  expect(screen.queryByRole("button", { name: /編集する/ })).toBeNull();
});

test("who may not add products has no form, whatever the address says", async () => {
  server({ "GET /api/v1/products": page(false) });
  await render(<ProductsPage />, { room: "commerce", at: "/?new=1" });
  await screen.findByText("振動センサー MN-100");
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("before the first product the page says what products are for, and that a file may bring them", async () => {
  server({ "GET /api/v1/products": { ...page(true), items: [], total: 0 } });
  const { router } = await render(<ProductsPage />, { room: "commerce" });
  expect(await screen.findByText("商品はまだありません")).toBeVisible();
  expect(screen.getByText(/何がどれだけ売れたかが分かります/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "ファイルから取り込む" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/imports"));
});
