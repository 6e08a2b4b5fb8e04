import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { sent as quoteRow } from "../quotes/examples";
import type { Deal } from "./api";
import DealPage from "./DealPage";
import { deal, STAGES } from "./examples";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<typeof import("@tanstack/react-router")>()),
  useParams: () => ({ id: "d1" }),
}));

const BOND = {
  handover: {
    id: "h1",
    number: 5,
    status: "open",
    due_at: "2026-11-24T09:00:00Z",
    is_late: true,
    service_owner: { id: "u2", name: "小林 誠" },
  },
  promises: [{ id: "p1", text: "操作説明を2回", due_on: "2026-11-30", status: "open", is_late: false }],
  tickets: [{ id: "t1", number: 1042, subject: "データが欠測する", status: "open", priority: 3 }],
};

const draw = (answers: Parameters<typeof server>[0] = {}, shown: Partial<Deal> = {}) => {
  const calls = server({
    "GET /api/v1/deals/d1": { ...deal, ...shown },
    "GET /api/v1/deals/d1/bond": { handover: null, promises: [], tickets: [] },
    "GET /api/v1/quotes": { items: [quoteRow], next: null, total: 1 },
    ...answers,
  });
  return render(<DealPage />, { room: "sales" }).then((drawn) => ({ ...drawn, calls }));
};

test("the deal's quotes stand beside it, and a new one is drawn up in either language", async () => {
  const { calls } = await draw({ "POST /api/v1/deals/d1/quotes": quoteRow });
  expect(await screen.findByRole("link", { name: "Q2026-00001-2" })).toHaveAttribute("href", "/quotes/q1");
  await userEvent.click(screen.getByRole("button", { name: "見積を作る" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "英語" }));
  await waitFor(() => expect(calls()).toContain("POST /api/v1/deals/d1/quotes"));
});

test("the record shows the way, the facts and what service has open", async () => {
  const { container } = await draw();
  expect(await screen.findByRole("heading", { level: 1, name: "振動センサー一式" })).toBeVisible();
  const path = within(screen.getByRole("navigation", { name: "フェーズの流れ" }));
  expect(path.getByText("アプローチ").closest("[aria-current]")).toHaveAttribute("aria-current", "step");
  expect(screen.getByRole("link", { name: "問い合わせ 2件" })).toHaveAttribute(
    "href",
    "/tickets?account_id=a1",
  );
  expect(screen.getByRole("link", { name: "リード #7 渡辺 千尋" })).toHaveAttribute("href", "/leads/l1");
  expect(screen.getByText("「アプローチ」から始まりました")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("a stage of the way is reached by a click, and left again by undo", async () => {
  const moved = { ...deal, version: 4, stage: STAGES[1] };
  const { calls } = await draw({ "POST /api/v1/deals/d1/move": moved });
  await userEvent.click(await screen.findByRole("button", { name: "提案" }));
  expect(await screen.findByText("振動センサー一式を「提案」に移しました。")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "元に戻す" }));
  await waitFor(() => expect(calls().filter((call) => call.endsWith("/move"))).toHaveLength(2));
});

test("the last steps open their dialogs", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "受注" }));
  expect(await screen.findByRole("dialog", { name: "「振動センサー一式」を受注にする" })).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await userEvent.click(screen.getByRole("button", { name: "失注にする" }));
  expect(await screen.findByRole("dialog", { name: "「振動センサー一式」を失注にする" })).toBeVisible();
});

test("a colleague's deal is read and offers nothing", async () => {
  await draw({}, { may: { update: false, win: false } });
  await screen.findByRole("heading", { level: 1 });
  expect(screen.queryByRole("button", { name: "受注にする" })).toBeNull();
  expect(screen.queryByRole("button", { name: "提案" })).toBeNull();
  expect(screen.queryByRole("button", { name: "金額（税抜）を編集" })).toBeNull();
});

test("a won deal keeps its facts and shows order, handover, promises and tickets", async () => {
  await draw(
    { "GET /api/v1/deals/d1/bond": BOND },
    {
      stage: STAGES[2],
      stage_type: "won",
      closed_on: "2026-11-20",
      order: { id: "o1", number: 9, net: { amount: 3_400_000, currency: "JPY" } },
    },
  );
  expect(await screen.findByRole("link", { name: "受注 #9" })).toHaveAttribute("href", "/orders/o1");
  expect(await screen.findByRole("link", { name: "引き継ぎ #5" })).toHaveAttribute("href", "/handovers/h1");
  expect(screen.getByText("承諾待ち")).toBeVisible();
  expect(screen.getByText("受け手：小林 誠")).toBeVisible();
  expect(screen.getByText("操作説明を2回")).toBeVisible();
  expect(screen.getByRole("link", { name: "#1042 データが欠測する" })).toHaveAttribute("href", "/tickets/t1");
  expect(screen.queryByRole("button", { name: "金額（税抜）を編集" })).toBeNull();
  expect(screen.queryByRole("button", { name: "再開する" })).toBeNull();
});

test("a won deal without an amount says what it waits for, and takes the amount", async () => {
  await draw({}, { stage: STAGES[2], stage_type: "won", amount: null });
  expect(await screen.findByText("金額が決まると、受注が記録されます。")).toBeVisible();
  expect(screen.getByRole("button", { name: "金額（税抜）を編集" })).toBeVisible();
});

test("a lost deal says why and is taken up again", async () => {
  const { calls } = await draw(
    { "POST /api/v1/deals/d1/reopen": { ...deal, version: 4 } },
    {
      stage: STAGES[3],
      stage_type: "lost",
      lost_reason: "price",
      lost_note: "2割差",
      closed_on: "2026-11-20",
    },
  );
  expect(await screen.findByText(/失注：価格 – 2割差/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "再開する" }));
  await waitFor(() => expect(calls()).toContain("POST /api/v1/deals/d1/reopen"));
});

test("another customer is picked and sent by its id", async () => {
  let body: unknown;
  await draw({
    "GET /api/v1/accounts": { items: [{ id: "a2", name: "青葉商事", number: 2 }], next: null, total: 1 },
    "PATCH /api/v1/deals/d1": async (request: Request) => {
      body = await request.json();
      return { ...deal, version: 4, account: { id: "a2", name: "青葉商事" } };
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "取引先を編集" }));
  await userEvent.click(screen.getByRole("textbox", { name: "取引先" }));
  await userEvent.click(await screen.findByRole("option", { name: /青葉商事/ }));
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(body).toEqual({ account_id: "a2" }));
});

test("who was slower chooses between both versions", async () => {
  await draw({
    "PATCH /api/v1/deals/d1": problem(409, {
      code: "stale",
      title: "ほかの人が先に変更しました。",
      current: { version: 9, note: "先の変更", name: deal.name, amount: 10, currency: "JPY", kind: "new" },
    }),
  });
  await userEvent.click(await screen.findByRole("button", { name: "備考を編集" }));
  await userEvent.type(screen.getByRole("textbox", { name: "備考" }), "後の変更");
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText("後の変更")).toBeVisible();
  expect(dialog.getByText("先の変更")).toBeVisible();
});

test("a deal that is not there says so", async () => {
  await draw({ "GET /api/v1/deals/d1": problem(404, { title: "見つかりません。" }) });
  expect(await screen.findByText("見つかりません。")).toBeVisible();
});
