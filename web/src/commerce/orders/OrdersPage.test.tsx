import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { order } from "./examples";
import { EMPTY_LINE, netOf } from "./lines";
import OrdersPage from "./OrdersPage";

const page = { items: [order], next: null, total: 1, may: { create: true } };
const accounts = { items: [{ id: "a1", name: "ハナサキ精機", number: 1 }], next: null, total: 1 };

test("orders stand with customer, day and amount", async () => {
  server({ "GET /api/v1/orders": page });
  const { container } = await render(<OrdersPage />, { room: "commerce" });
  expect(await screen.findByText("ハナサキ精機株式会社")).toBeVisible();
  expect(screen.getByText("¥2,282,000")).toBeVisible();
  expect(screen.getByText("#9")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("an empty list says where orders come from", async () => {
  server({ "GET /api/v1/orders": { ...page, items: [], total: 0 } });
  await render(<OrdersPage />, { room: "commerce" });
  expect(await screen.findByText("受注はまだありません")).toBeVisible();
  expect(screen.getByRole("button", { name: "商談を開く" })).toBeVisible();
});

test("an order by hand is counted while it is typed, and recorded with its lines", async () => {
  let body: Record<string, unknown> = {};
  server({
    "GET /api/v1/orders": page,
    "GET /api/v1/accounts": accounts,
    "POST /api/v1/orders": async (request: Request) => {
      body = await request.json();
      return order;
    },
  });
  const { router } = await render(<OrdersPage />, { room: "commerce", at: "/?new=1" });
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("textbox", { name: /^取引先/ }));
  await userEvent.click(await screen.findByRole("option", { name: /ハナサキ精機/ }));
  await userEvent.type(form.getByRole("textbox", { name: "内容" }), "導入設置");
  await userEvent.type(form.getByRole("textbox", { name: "単価" }), "350000");
  await userEvent.type(form.getByRole("textbox", { name: "値引" }), "50000");
  expect(form.getByText("¥300,000")).toBeVisible();
  await userEvent.click(form.getByRole("button", { name: "登録する" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/orders/o1"));
  expect(body).toMatchObject({
    account_id: "a1",
    deal_kind: "",
    lines: [
      {
        product_id: null,
        text: "導入設置",
        quantity: 1,
        unit_price: { amount: 350_000, currency: "JPY" },
        discount: { amount: 50_000, currency: "JPY" },
      },
    ],
  });
});

test("what the server refuses of a line stands at that line", async () => {
  server({
    "GET /api/v1/orders": page,
    "GET /api/v1/accounts": accounts,
    "POST /api/v1/orders": problem(400, {
      title: "入力内容に誤りがあります。",
      fields: { "lines.1.text": "商品を選ぶか、内容を入力してください。" },
    }),
  });
  await render(<OrdersPage />, { room: "commerce", at: "/?new=1" });
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("textbox", { name: /^取引先/ }));
  await userEvent.click(await screen.findByRole("option", { name: /ハナサキ精機/ }));
  await userEvent.click(form.getByRole("button", { name: "明細を加える" }));
  await userEvent.click(form.getByRole("button", { name: "登録する" }));
  const second = within(form.getByRole("group", { name: "明細 2" }));
  expect(await second.findByText("商品を選ぶか、内容を入力してください。")).toBeVisible();
  await userEvent.click(second.getByRole("button", { name: "明細 2 を除く" }));
  expect(form.queryByRole("group", { name: "明細 2" })).toBeNull();
});

test("a line's net is price times quantity less discount, in whole yen", () => {
  const yen = (amount: number) => ({ amount, currency: "JPY" });
  expect(netOf({ ...EMPTY_LINE, quantity: 2.5, unit_price: yen(33), discount: yen(3) })).toBe(80);
  expect(netOf(EMPTY_LINE)).toBe(0);
});

test("who may not record orders has no form, whatever the address says", async () => {
  server({ "GET /api/v1/orders": { ...page, may: { create: false } } });
  await render(<OrdersPage />, { room: "commerce", at: "/?new=1" });
  await screen.findByText("ハナサキ精機株式会社");
  expect(screen.queryByRole("button", { name: "受注を登録する" })).toBeNull();
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("whose orders, of which kind and since when are asked of the server by the address", async () => {
  const asked: Record<string, string>[] = [];
  server({
    "GET /api/v1/orders": (request) => {
      asked.push(Object.fromEntries(new URL(request.url).searchParams));
      return page;
    },
  });
  const at = "/?owner=team&deal_kind=renewal&ordered_from=2026-11-01";
  const { router } = await render(<OrdersPage />, { room: "commerce", at });
  await screen.findByText("ハナサキ精機株式会社");
  expect(asked).toContainEqual(
    expect.objectContaining({
      owner: "team",
      deal_kind: "renewal",
      ordered_from: "2026-11-01",
      sort: "-ordered_on",
    }),
  );
  await userEvent.click(screen.getByRole("button", { name: "絞り込みを解除" }));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test("chosen orders pass to somebody else together", async () => {
  let sent: unknown;
  const owner = {
    name: "owner",
    label: "担当",
    type: "person",
    operators: ["any_of"],
    choices: [],
    points_to: "staff.User",
    groups: true,
    sums: false,
    written: "owner_id",
    is_number: false,
  };
  server({
    "GET /api/v1/orders": page,
    "GET /api/v1/views": { items: [], may: { export: false, bulk: true } },
    "GET /api/v1/views/fields": { items: [owner], sorts: [] },
    "GET /api/v1/views/options": { items: [{ value: "u2", name: "山口 翔太", about: "" }] },
    "POST /api/v1/bulk-edits/preview": async (request: Request) => {
      sent = await request.json();
      return { items: [{ id: "o1", becomes: "changed", before: { owner_id: "u1" } }] };
    },
  });
  await render(<OrdersPage />, { room: "commerce" });
  const row = within(await screen.findByRole("row", { name: /#9/ }));
  await userEvent.click(row.getByRole("checkbox"));
  await userEvent.click(await screen.findByRole("button", { name: "一括編集" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(await form.findByRole("textbox", { name: "変更する項目" }));
  await userEvent.click(await screen.findByRole("option", { name: "担当" }));
  await userEvent.click(form.getByRole("textbox", { name: "値" }));
  await userEvent.click(await screen.findByRole("option", { name: "山口 翔太" }));
  await userEvent.click(form.getByRole("button", { name: "変更内容を確かめる" }));
  await waitFor(() => expect(sent).toEqual({ entity: "orders", ids: ["o1"], changes: { owner_id: "u2" } }));
});
