import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { order } from "./examples";
import { NewOrderModal } from "./NewOrderModal";

const accounts = { items: [{ id: "a1", name: "ハナサキ精機" }], next: null, total: 1 };
const products = { items: [{ id: "p1", name: "振動センサー MN-100", code: "MN-100" }], next: null, total: 1 };
const lists = { "GET /api/v1/accounts": accounts, "GET /api/v1/products": products };
const draw = (onClose = vi.fn(), language: "ja" | "en" = "ja") =>
  render(<NewOrderModal onClose={onClose} />, { room: "commerce", language });
const lineOf = (place: number) => within(screen.getByRole("group", { name: `明細 ${place}` }));
const fill = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const record = () => userEvent.click(screen.getByRole("button", { name: "登録する" }));

async function chooseAccount() {
  await userEvent.click(screen.getByRole("textbox", { name: /^取引先/ }));
  await userEvent.click(await screen.findByRole("option", { name: "ハナサキ精機" }));
}

test("an order begins with one line, which cannot be taken out", async () => {
  server(lists);
  await draw();
  expect(screen.getAllByRole("group", { name: /^明細/ })).toHaveLength(1);
  expect(screen.queryByRole("button", { name: /を除く/ })).toBeNull();
  expect(lineOf(1).getByRole("textbox", { name: "数量" })).toHaveValue("1");
  await expectNoAxeFaults(document.body);
});

test("the sum follows what is typed in every line, discounts included", async () => {
  server(lists);
  await draw();
  fill(lineOf(1).getByRole("textbox", { name: "数量" }), "50");
  fill(lineOf(1).getByRole("textbox", { name: "単価" }), "48000");
  fill(lineOf(1).getByRole("textbox", { name: "値引" }), "118000");
  await userEvent.click(screen.getByRole("button", { name: "明細を加える" }));
  fill(lineOf(2).getByRole("textbox", { name: "単価" }), "350000");
  expect(screen.getByText(/合計（税抜）/)).toHaveTextContent("合計（税抜） ¥2,632,000");
  await userEvent.click(screen.getByRole("button", { name: "明細 1 を除く" }));
  expect(screen.getByText(/合計（税抜）/)).toHaveTextContent("合計（税抜） ¥350,000");
  expect(lineOf(1).getByRole("textbox", { name: "単価" })).toHaveValue("¥350,000");
});

test("without a customer nothing is sent, and the field says so", async () => {
  const calls = server(lists);
  await draw();
  await record();
  expect(await screen.findByText("入力してください。")).toBeVisible();
  expect(screen.getByRole("textbox", { name: /^取引先/ })).toHaveAttribute("aria-invalid", "true");
  expect(calls().some((call) => call.startsWith("POST"))).toBe(false);
});

test("a line of a product is sent with the product, a half quantity and no discount", async () => {
  let body: Record<string, unknown> = {};
  server({
    ...lists,
    "POST /api/v1/orders": async (request: Request) => {
      body = await request.json();
      return order;
    },
  });
  const close = vi.fn();
  const { router } = await draw(close);
  await chooseAccount();
  await userEvent.click(lineOf(1).getByRole("textbox", { name: "商品" }));
  await userEvent.click(await screen.findByRole("option", { name: /振動センサー MN-100/ }));
  fill(lineOf(1).getByRole("textbox", { name: "数量" }), "2.5");
  fill(lineOf(1).getByRole("textbox", { name: "単価" }), "48000");
  await userEvent.click(screen.getByRole("textbox", { name: "種別" }));
  await userEvent.click(await screen.findByRole("option", { name: "クロスセル" }));
  await record();
  await waitFor(() => expect(router.state.location.pathname).toBe("/orders/o1"));
  expect(close).toHaveBeenCalledOnce();
  expect(body).toMatchObject({ account_id: "a1", deal_kind: "cross_sell" });
  expect(body.lines).toEqual([
    {
      product_id: "p1",
      text: "",
      quantity: 2.5,
      unit_price: { amount: 48_000, currency: "JPY" },
      discount: null,
    },
  ]);
});

const refused = problem(400, {
  title: "入力内容に誤りがあります。",
  fields: {
    "lines.0.text": "商品を選ぶか、内容を入力してください。",
    "lines.1.discount": "値引は金額までです。",
  },
});

test("each refusal stands at its own line and field", async () => {
  server({ ...lists, "POST /api/v1/orders": refused });
  await draw();
  await chooseAccount();
  await userEvent.click(screen.getByRole("button", { name: "明細を加える" }));
  await record();
  expect(await lineOf(1).findByText("商品を選ぶか、内容を入力してください。")).toBeVisible();
  expect(lineOf(2).getByText("値引は金額までです。")).toBeVisible();
  expect(lineOf(2).getByRole("textbox", { name: "値引" })).toHaveAttribute("aria-invalid", "true");
  expect(lineOf(2).queryByText("商品を選ぶか、内容を入力してください。")).toBeNull();
});

test("a line that was mended, or taken out, no longer carries what was refused", async () => {
  server({ ...lists, "POST /api/v1/orders": refused });
  await draw();
  await chooseAccount();
  await userEvent.click(screen.getByRole("button", { name: "明細を加える" }));
  await record();
  await lineOf(1).findByText("商品を選ぶか、内容を入力してください。");
  fill(lineOf(1).getByRole("textbox", { name: "内容" }), "導入設置");
  expect(screen.queryByText("商品を選ぶか、内容を入力してください。")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "明細 2 を除く" }));
  await userEvent.click(screen.getByRole("button", { name: "明細を加える" }));
  expect(screen.queryByText("値引は金額までです。")).toBeNull();
});

test("giving up sends nothing and opens no record", async () => {
  const calls = server(lists);
  const close = vi.fn();
  const { router } = await draw(close);
  await userEvent.click(screen.getAllByRole("button", { name: "やめる" }).at(-1) as HTMLElement);
  expect(close).toHaveBeenCalledOnce();
  expect(router.state.location.pathname).toBe("/");
  expect(calls()).toEqual([]);
});

test("an English reader types an order in English", async () => {
  server(lists);
  await draw(vi.fn(), "en");
  const line = within(await screen.findByRole("group", { name: "Line 1" }));
  fill(line.getByRole("textbox", { name: "Unit price" }), "1200");
  expect(screen.getByText(/Total without tax/)).toHaveTextContent("Total without tax ¥1,200");
});
