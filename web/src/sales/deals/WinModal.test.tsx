import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { deal } from "./examples";
import { WinModal } from "./WinModal";

const WON = { ...deal, version: 4, stage_type: "won" };
const submit = () => userEvent.click(screen.getByRole("button", { name: "受注にする" }));

test("winning sends amount, day, reason and promises, on the version that was seen", async () => {
  const onClose = vi.fn();
  let sent: { body: Record<string, unknown>; version: string | null } | undefined;
  server({
    "POST /api/v1/deals/d1/win": async (request: Request) => {
      sent = { body: await request.json(), version: request.headers.get("If-Match") };
      return WON;
    },
  });
  await render(<WinModal deal={deal} onClose={onClose} />, { room: "sales" });
  await userEvent.type(screen.getByRole("textbox", { name: "選ばれた理由" }), "止まる前に気づきたい");
  await userEvent.type(screen.getByRole("textbox", { name: "約束 1" }), "操作説明を2回");
  await userEvent.click(screen.getByRole("button", { name: "約束を加える" }));
  await userEvent.type(screen.getByRole("textbox", { name: "約束 2" }), "予備を1台");
  await expectNoAxeFaults(document.body);
  await submit();
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(sent?.version).toBe('"3"');
  expect(sent?.body).toMatchObject({
    amount: { amount: 3_400_000, currency: "JPY" },
    amount_unknown: false,
    account_id: "a1",
    product_id: "p1",
    kind: "new",
    why_bought: "止まる前に気づきたい",
    promises: ["操作説明を2回", "予備を1台"],
  });
  expect(await screen.findByText("振動センサー一式を受注にしました。引き継ぎを始めます。")).toBeVisible();
});

test("a deal without a customer asks for one, and the server's word stands beside the field", async () => {
  server({
    "POST /api/v1/deals/d1/win": problem(400, {
      code: "deal.fields_needed",
      title: "このフェーズに進めるには、入力が足りません。",
      fields: { account_id: "取引先を選んでください。" },
    }),
  });
  await render(<WinModal deal={{ ...deal, account: null }} onClose={vi.fn()} />, { room: "sales" });
  await submit();
  expect(await screen.findByText("取引先を選んでください。")).toBeVisible();
});

test("an amount may be unknown only by saying so", async () => {
  let body: Record<string, unknown> = {};
  server({
    "POST /api/v1/deals/d1/win": async (request: Request) => {
      body = await request.json();
      return WON;
    },
  });
  await render(<WinModal deal={deal} onClose={vi.fn()} />, { room: "sales" });
  await userEvent.click(screen.getByRole("checkbox", { name: /金額は未定/ }));
  expect(screen.getByRole("textbox", { name: /金額/ })).toBeDisabled();
  await submit();
  await waitFor(() => expect(body).toMatchObject({ amount: null, amount_unknown: true }));
});

test("a promise typed by mistake is taken out again", async () => {
  await render(<WinModal deal={deal} onClose={vi.fn()} />, { room: "sales" });
  await userEvent.type(screen.getByRole("textbox", { name: "約束 1" }), "誤り");
  await userEvent.click(screen.getByRole("button", { name: "約束を加える" }));
  await userEvent.click(screen.getByRole("button", { name: "約束 1 を除く" }));
  expect(screen.getByRole("textbox", { name: "約束 1" })).toHaveValue("");
});

test("a deal with a customer is not asked for one, and a product it has is not lost", async () => {
  let body: Record<string, unknown> = {};
  server({
    "POST /api/v1/deals/d1/win": async (request: Request) => {
      body = await request.json();
      return WON;
    },
  });
  const { product, ...card } = deal;
  await render(<WinModal deal={card} onClose={vi.fn()} />, { room: "sales" });
  expect(product).not.toBeNull();
  expect(screen.queryByRole("textbox", { name: /^取引先/ })).toBeNull();
  await submit();
  await waitFor(() => expect(body).toMatchObject({ account_id: "a1", amount_unknown: false }));
  expect(body).not.toHaveProperty("product_id");
});

test("when a colleague was faster the form stays, and says so", async () => {
  server({
    "POST /api/v1/deals/d1/win": problem(409, {
      code: "stale",
      title: "ほかの人が先に変更しました。",
      current: { version: 9 },
    }),
  });
  const onClose = vi.fn();
  await render(<WinModal deal={deal} onClose={onClose} />, { room: "sales" });
  await userEvent.type(screen.getByRole("textbox", { name: "約束 1" }), "操作説明");
  await submit();
  expect(await screen.findByRole("alert")).toHaveTextContent("ほかの人が先に変更しました。");
  expect(screen.getByRole("textbox", { name: "約束 1" })).toHaveValue("操作説明");
  expect(onClose).not.toHaveBeenCalled();
});
