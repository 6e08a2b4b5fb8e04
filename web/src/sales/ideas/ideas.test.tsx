import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import { IdeasCard } from "./IdeasCard";

const why = "「振動センサー」をお持ちのお客様の42%が「見守りサービス」もお持ちです。";
const idea = {
  product: { id: "p2", name: "見守りサービス" },
  price: { amount: 30_000, currency: "JPY" },
  has: { id: "p1", name: "振動センサー" },
  both: 42,
  owners: 100,
  everywhere: 50,
  customers: 200,
  lift: 1.68,
  low: 1.31,
  why,
};

test("an idea says why and becomes a deal by one press", async () => {
  let body: unknown;
  server({
    "GET /api/v1/accounts/a1/ideas": { items: [idea], may: { deal: true } },
    "POST /api/v1/deals": async (request: Request) => {
      body = await request.json();
      return { id: "d9" };
    },
  });
  const { container } = await render(<IdeasCard accountId="a1" />, { room: "sales" });
  const card = within(await screen.findByRole("region", { name: "おすすめ" }));
  expect(card.getByText(why)).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.click(card.getByRole("button", { name: "見守りサービスの商談を作る" }));
  await waitFor(() =>
    expect(body).toMatchObject({ kind: "cross_sell", account_id: "a1", product_id: "p2", note: why }),
  );
});

test("where other customers tell nothing, nothing is shown", async () => {
  server({ "GET /api/v1/accounts/a1/ideas": { items: [], may: { deal: true } } });
  await render(<IdeasCard accountId="a1" />, { room: "sales" });
  expect(screen.queryByRole("region", { name: "おすすめ" })).toBeNull();
});
