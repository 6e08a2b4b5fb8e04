import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { render, server } from "@/testing";
import { OverviewCards } from "./OverviewCards";

const EMPTY = { deals: [], tickets: [], handovers: [], promises: [], orders: [], contracts: [], items: [] };

test("only what there is has a card", async () => {
  server({
    "GET /api/v1/accounts/a1/overview": {
      ...EMPTY,
      orders: [
        {
          id: "o1",
          number: 31,
          ordered_on: "2026-11-20",
          net: { amount: 1_200_000, currency: "JPY" },
        },
      ],
    },
  });
  await render(<OverviewCards id="a1" />, { room: "customers" });
  expect(await screen.findByRole("link", { name: "受注 #31" })).toHaveAttribute("href", "/orders/o1");
  expect(screen.getByText(/1,200,000/)).toBeVisible();
  expect(screen.queryByText("商談")).toBeNull();
});

test("a promise past its day is marked in words", async () => {
  const promise = {
    id: "m1",
    text: "操作説明を2回行う",
    due_on: "2026-11-01",
    status: "open",
    is_late: true,
  };
  server({ "GET /api/v1/accounts/a1/overview": { ...EMPTY, promises: [promise] } });
  await render(<OverviewCards id="a1" />, { room: "customers" });
  expect(await screen.findByText("操作説明を2回行う")).toBeVisible();
  expect(screen.getByText("期限を過ぎています")).toBeVisible();
});

test("cards that cannot be read say so, with a way to try again", async () => {
  server({});
  await render(<OverviewCards id="a1" />, { room: "customers" });
  expect(await screen.findByText("見つかりません")).toBeVisible();
});
