import { screen, within } from "@testing-library/react";
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
