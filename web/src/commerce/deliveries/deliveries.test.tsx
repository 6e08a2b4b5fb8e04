import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import { order } from "../orders/examples";
import type { DeliveryRow } from "./api";
import DeliveriesPage from "./DeliveriesPage";
import { OrderDeliveries } from "./OrderDeliveries";

const delivery: DeliveryRow = {
  id: "d1",
  version: 3,
  number: "D2026-00001",
  order: { id: "o1", number: 9 },
  account: { id: "a1", name: "ハナサキ精機株式会社" },
  delivered_on: "2026-11-20",
  accepted_on: null,
  is_cancelled: false,
  net: { amount: 1_369_200, currency: "JPY" },
  note: "第一工場分",
  updated_at: "2026-11-20T03:00:00Z",
};
const page = { items: [delivery], next: null, total: 1 };
const none = { items: [], next: null, total: 0 };

test("deliveries stand with customer, day and what waits for acceptance", async () => {
  server({ "GET /api/v1/deliveries": page });
  const { container } = await render(<DeliveriesPage />, { room: "commerce" });
  expect(await screen.findByText("D2026-00001")).toBeVisible();
  expect(screen.getByRole("row", { name: /D2026-00001/ })).toHaveTextContent("検収待ち");
  await expectNoAxeFaults(container);
});

test("an empty list says where deliveries come from", async () => {
  server({ "GET /api/v1/deliveries": none });
  await render(<DeliveriesPage />, { room: "commerce" });
  expect(await screen.findByText("納品はまだありません")).toBeVisible();
});

test("what is left of an order is offered, and as much as is typed is delivered", async () => {
  let sent: unknown;
  server({
    "GET /api/v1/deliveries": none,
    "POST /api/v1/orders/o1/deliveries": async (request) => {
      sent = await request.json();
      return delivery;
    },
  });
  const [line] = order.lines;
  if (!line) throw new Error("an order has lines");
  const partly = { ...order, delivered: "partial" as const, lines: [{ ...line, delivered: 20 }] };
  await render(<OrderDeliveries order={partly} />, { room: "commerce" });
  await userEvent.click(await screen.findByRole("button", { name: "納品を登録する" }));
  const dialog = within(await screen.findByRole("dialog"));
  const quantity = dialog.getByLabelText("振動センサー MN-100 の数量");
  expect(quantity).toHaveValue("30");
  await userEvent.clear(quantity);
  await userEvent.type(quantity, "10");
  await userEvent.click(dialog.getByRole("button", { name: "納品を登録する" }));
  await waitFor(() => expect(sent).toMatchObject({ lines: [{ position: 1, quantity: 10 }], note: "" }));
});

test("a delivery is accepted on a day, its note issued, and one recorded by mistake cancelled", async () => {
  const sent: string[] = [];
  server({
    "GET /api/v1/deliveries": page,
    "POST /api/v1/deliveries/d1/accept": (request) => {
      sent.push(`accept ${request.headers.get("If-Match")}`);
      return delivery;
    },
    "POST /api/v1/deliveries/d1/cancel": (request) => {
      sent.push(`cancel ${request.headers.get("If-Match")}`);
      return delivery;
    },
    "POST /api/v1/deliveries/d1/documents": async (request) => {
      sent.push(`paper ${((await request.json()) as { language: string }).language}`);
      return { number: "D2026-00001" };
    },
  });
  await render(<OrderDeliveries order={{ ...order, delivered: "all" }} />, { room: "commerce" });
  const open = async (item: string) => {
    await userEvent.click(await screen.findByRole("button", { name: "D2026-00001 の操作" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: item }));
  };
  await open("検収を記録する");
  await userEvent.click(await screen.findByRole("button", { name: "検収を記録する" }));
  await waitFor(() => expect(sent).toEqual(['accept "3"']));
  await open("納品書を発行する（英語）");
  await open("納品を取り消す");
  await waitFor(() => expect(sent).toEqual(['accept "3"', "paper en", 'cancel "3"']));
  expect(screen.queryByRole("button", { name: "納品を登録する" })).toBeNull();
});

test("who may not change the order only reads", async () => {
  server({ "GET /api/v1/deliveries": page });
  await render(<OrderDeliveries order={{ ...order, may: { update: false } }} />, { room: "commerce" });
  expect(await screen.findByText("D2026-00001")).toBeVisible();
  expect(screen.queryByRole("button")).toBeNull();
});
