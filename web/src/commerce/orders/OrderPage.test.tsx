import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { order } from "./examples";
import OrderPage from "./OrderPage";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<typeof import("@tanstack/react-router")>()),
  useParams: () => ({ id: "o1" }),
}));

test("an order shows its lines with discount and sum, and what service has open", async () => {
  server({ "GET /api/v1/orders/o1": order });
  const { container } = await render(<OrderPage />, { room: "commerce" });
  expect(await screen.findByRole("heading", { level: 1, name: "受注 #9" })).toBeVisible();
  const line = within(screen.getByRole("row", { name: /振動センサー MN-100/ }));
  expect(line.getByText("50")).toBeVisible();
  expect(line.getByText("▲¥118,000")).toBeVisible();
  expect(line.getByText("¥2,282,000")).toBeVisible();
  expect(screen.getByRole("link", { name: "対応中の問い合わせ 1件" })).toHaveAttribute(
    "href",
    "/tickets?account_id=a1",
  );
  await expectNoAxeFaults(container);
});

test("an order that is not there says so", async () => {
  server({ "GET /api/v1/orders/o1": problem(404, { title: "見つかりません。" }) });
  await render(<OrderPage />, { room: "commerce" });
  expect(await screen.findByText("見つかりません。")).toBeVisible();
});

test("an order's facts say whose it is and how it came, and what is unknown is a dash", async () => {
  server({
    "GET /api/v1/orders/o1": {
      ...order,
      owner: null,
      contact: null,
      deal_kind: "",
      ordered_on: "2020-11-20",
    },
  });
  await render(<OrderPage />, { room: "commerce" });
  expect(await screen.findByText("2020/11/20(金)")).toBeVisible();
  expect(screen.getByText("指定なし")).toBeVisible();
  expect(screen.getAllByText("–")).toHaveLength(2);
});

test("a customer service has nothing open with is not said to have any", async () => {
  server({ "GET /api/v1/orders/o1": { ...order, standing: { open_tickets: 0, worst_priority: 0 } } });
  await render(<OrderPage />, { room: "commerce" });
  expect(await screen.findByRole("link", { name: "ハナサキ精機株式会社" })).toHaveAttribute(
    "href",
    "/accounts/a1",
  );
  expect(screen.queryByRole("link", { name: /問い合わせ/ })).toBeNull();
});

test("a line by hand reads by its text, a part of a unit keeps its digits", async () => {
  const [line] = order.lines;
  const byHand = {
    ...line,
    product: null,
    text: "出張費",
    quantity: 1.5,
    discount: { amount: 0, currency: "JPY" },
  };
  server({ "GET /api/v1/orders/o1": { ...order, lines: [byHand] } });
  await render(<OrderPage />, { room: "commerce" });
  const row = within(await screen.findByRole("row", { name: /出張費/ }));
  expect(row.getByText("1.500")).toBeVisible();
  expect(row.queryByText(/▲/)).toBeNull();
});

test("an order that could not be read is asked for again on demand", async () => {
  let isBroken = true;
  server({ "GET /api/v1/orders/o1": () => (isBroken ? problem(500, {}) : order) });
  await render(<OrderPage />, { room: "commerce" });
  const retry = await screen.findByRole("button", { name: "もう一度試す" });
  isBroken = false;
  await userEvent.click(retry);
  expect(await screen.findByRole("heading", { level: 1, name: "受注 #9" })).toBeVisible();
});

test("an English reader is told of one open ticket, and of several", async () => {
  server({ "GET /api/v1/orders/o1": order });
  const first = await render(<OrderPage />, { room: "commerce", language: "en" });
  expect(await screen.findByRole("link", { name: "1 open ticket" })).toBeVisible();
  first.unmount();
  server({ "GET /api/v1/orders/o1": { ...order, standing: { open_tickets: 2, worst_priority: 2 } } });
  await render(<OrderPage />, { room: "commerce", language: "en" });
  expect(await screen.findByRole("link", { name: "2 open tickets" })).toBeVisible();
});

test("whose an order is may be changed on its page", async () => {
  let sent: unknown;
  server({
    "GET /api/v1/orders/o1": order,
    "GET /api/v1/users": { items: [{ id: "u2", name: "山口 翔太" }], next: null, total: 1 },
    "PATCH /api/v1/orders/o1": async (request: Request) => {
      sent = await request.json();
      return { ...order, version: 2, owner: { id: "u2", name: "山口 翔太" } };
    },
  });
  await render(<OrderPage />, { room: "commerce" });
  await userEvent.click(await screen.findByRole("button", { name: "担当を編集" }));
  await userEvent.type(screen.getByRole("textbox", { name: "担当" }), "山");
  await userEvent.click(await screen.findByRole("option", { name: "山口 翔太" }));
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  expect(await screen.findByText("山口 翔太")).toBeVisible();
  expect(sent).toEqual({ owner_id: "u2" });
});
