import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Grid, Look } from "./api";
import BudgetsPage from "./BudgetsPage";
import { cellsOf } from "./GridTable";

const yen = (amount: number) => ({ amount, currency: "JPY" });
const sato = { id: "u1", name: "佐藤 健" };
const grid: Grid = {
  months: ["2026-10-01", "2026-11-01"],
  currency: "JPY",
  lines: [
    {
      holder: sato,
      cells: [
        { value: yen(3_000_000), version: 2 },
        { value: null, version: null },
      ],
      others: [],
    },
  ],
  may: { set: true },
};
const year = {
  id: "g1",
  version: 4,
  holder: sato,
  starts_on: "2026-04-01",
  ends_on: "2027-03-31",
  value: yen(24_000_000),
};
const change = {
  row: 2,
  column: 3,
  holder: sato,
  month: "2026-11-01",
  before: null,
  after: yen(3_500_000),
  version: null,
};
const look: Look = { changes: [change], same: 1, wrong: [], overlapping: [] };
const at = "/budgets?year=2026";

async function pasteAndLook() {
  await userEvent.click(await screen.findByRole("button", { name: "表を貼り付ける" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.type(dialog.getByRole("textbox", { name: "表" }), "x");
  await userEvent.click(dialog.getByRole("button", { name: "内容を確かめる" }));
  return dialog;
}

test("the grid stands with its sums, and a pasted table is looked over before it is set", async () => {
  let sent: unknown;
  server({
    "GET /api/v1/budgets": grid,
    "POST /api/v1/budgets/look": look,
    "POST /api/v1/budgets": async (request: Request) => {
      sent = await request.json();
      return { changed: 1 };
    },
  });
  const { container } = await render(<BudgetsPage />, { room: "sales", at });
  expect((await screen.findAllByText("¥3,000,000")).length).toBeGreaterThan(1);
  await expectNoAxeFaults(container);
  const dialog = await pasteAndLook();
  expect(await dialog.findByText("¥3,500,000")).toBeVisible();
  expect(dialog.getByRole("status")).toHaveTextContent("変更 1件・同じ 1件・読めない 0件");
  await userEvent.click(dialog.getByRole("button", { name: "1件の目標を登録する" }));
  await waitFor(() =>
    expect(sent).toEqual({
      by: "person",
      changes: [{ holder_id: "u1", month: "2026-11-01", value: yen(3_500_000), version: null }],
      removed: [],
    }),
  );
});

test("a cell that cannot be read is named with its place, and nothing can be set", async () => {
  const wrong = {
    row: 2,
    column: 4,
    name: "佐藤 健",
    month: "2026-12-01",
    text: "未定",
    reason: "数字で入力してください。",
  };
  server({ "GET /api/v1/budgets": grid, "POST /api/v1/budgets/look": { ...look, wrong: [wrong] } });
  await render(<BudgetsPage />, { room: "sales", at });
  const dialog = await pasteAndLook();
  expect(await dialog.findByText(/2行目 4列目/)).toHaveTextContent("「未定」: 数字で入力してください。");
  expect(dialog.getByRole("button", { name: /登録する/ })).toBeDisabled();
});

test("a target that would count twice is replaced only when one says so", async () => {
  let sent: { removed?: unknown } = {};
  server({
    "GET /api/v1/budgets": grid,
    "POST /api/v1/budgets/look": { ...look, overlapping: [year] },
    "POST /api/v1/budgets": async (request: Request) => {
      sent = await request.json();
      return { changed: 1 };
    },
  });
  await render(<BudgetsPage />, { room: "sales", at });
  const dialog = await pasteAndLook();
  const set = await dialog.findByRole("button", { name: "1件の目標を登録する" });
  expect(set).toBeDisabled();
  await userEvent.click(dialog.getByRole("checkbox"));
  await userEvent.click(set);
  await waitFor(() => expect(sent.removed).toEqual([{ id: "g1", version: 4 }]));
});

test("the history names who set what", async () => {
  const told = {
    at: "2026-11-20T03:00:00Z",
    by: "高橋 直子",
    act: "removed",
    name: "佐藤 健",
    starts_on: "2026-11-01",
    ends_on: "2026-11-30",
    before: yen(3_000_000),
    after: null,
  };
  server({
    "GET /api/v1/budgets": { ...grid, lines: [], may: { set: false } },
    "GET /api/v1/budgets/history": { items: [told] },
  });
  await render(<BudgetsPage />, { room: "sales", at });
  expect(await screen.findByText("この年度の予算はまだありません")).toBeVisible();
  expect(screen.queryByRole("button", { name: "表を貼り付ける" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "変更の履歴" }));
  const row = within(await screen.findByRole("table", { name: "変更の履歴" }));
  expect(row.getByText("高橋 直子")).toBeVisible();
  expect(row.getByText("取り消し")).toBeVisible();
});

test("a copy of the grid has its heading, and plain numbers", () => {
  expect(cellsOf(grid, "名前", String)).toEqual([
    ["名前", "2026/10", "2026/11"],
    ["佐藤 健", "3000000", ""],
  ]);
});
