import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import type { Product } from "./api";
import { ProductModal } from "./ProductModal";

const care: Product = {
  id: "p2",
  version: 5,
  code: "CARE",
  name: "保守サポート",
  name_en: "",
  unit: "月",
  price: { amount: 12_000, currency: "JPY" },
  tax_class: "standard",
  recurring: "month",
  is_active: true,
  updated_at: "2026-11-20T03:00:00Z",
  may: { update: true },
};
const fill = (name: RegExp, value: string) =>
  fireEvent.change(screen.getByRole("textbox", { name }), { target: { value } });
const save = () => userEvent.click(screen.getByRole("button", { name: "保存する" }));

test("a new product is sent whole: billed once, at the standard rate, on sale", async () => {
  const sent: unknown[] = [];
  server({
    "POST /api/v1/products": async (request: Request) => {
      sent.push(await request.json());
      return care;
    },
  });
  const done = vi.fn();
  await render(<ProductModal product={null} onDone={done} onClose={vi.fn()} />, { room: "commerce" });
  fill(/^商品コード/, "SET-1");
  fill(/^商品名 ?\*?$/, "設置作業");
  fill(/^単位/, "式");
  fill(/^単価/, "80000");
  await save();
  expect(await screen.findByText("設置作業を登録しました。")).toBeVisible();
  expect(done).toHaveBeenCalledOnce();
  expect(sent).toEqual([
    {
      code: "SET-1",
      name: "設置作業",
      name_en: "",
      unit: "式",
      price: { amount: 80_000, currency: "JPY" },
      tax_class: "standard",
      recurring: "",
      is_active: true,
    },
  ]);
});

test("ending a product says that deals and orders keep it, and changes nothing else", async () => {
  const sent: { version: string | null; body: Record<string, unknown> }[] = [];
  server({
    "PATCH /api/v1/products/p2": async (request: Request) => {
      sent.push({ version: request.headers.get("If-Match"), body: await request.json() });
      return { ...care, is_active: false };
    },
  });
  await render(<ProductModal product={care} onDone={vi.fn()} onClose={vi.fn()} />, { room: "commerce" });
  expect(screen.getByRole("dialog", { name: "保守サポートを編集する" })).toBeVisible();
  expect(screen.getByText("販売終了にしても、これまでの商談と受注には残ります。")).toBeVisible();
  await expectNoAxeFaults(document.body);
  await userEvent.click(screen.getByRole("switch", { name: /^販売状況/ }));
  await save();
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.version).toBe('"5"');
  expect(sent[0]?.body).toMatchObject({ is_active: false, recurring: "month", price: care.price });
});

test("when a colleague changed the product first, the form stays open and says so", async () => {
  server({
    "PATCH /api/v1/products/p2": problem(409, {
      code: "stale",
      title: "ほかの人が先に変更しました。",
      detail: "最新の内容を確かめて、もう一度お試しください。",
      current: { ...care, version: 6 },
    }),
  });
  const close = vi.fn();
  await render(<ProductModal product={care} onDone={vi.fn()} onClose={close} />, { room: "commerce" });
  fill(/^単価/, "15000");
  await save();
  expect(await screen.findByRole("alert")).toHaveTextContent("ほかの人が先に変更しました。");
  expect(screen.getByRole("textbox", { name: /^単価/ })).toHaveValue("¥15,000");
  expect(close).not.toHaveBeenCalled();
});
