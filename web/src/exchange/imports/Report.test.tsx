import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Import } from "./api";
import { badRow, waiting } from "./examples";
import { Report } from "./Report";
import { Running } from "./Running";
import { Undone } from "./Undone";

const over = (changes: Partial<Import>): Import => ({
  ...waiting,
  status: "done",
  done: 320,
  finished_at: "2026-11-20T03:01:00Z",
  may: { update: true, delete: false, undo: false },
  ...changes,
});
const draw = (changes: Partial<Import>) => render(<Report row={over(changes)} />, { room: "exchange" });

test("rows that were left out stand with number, value and reason, and the way on", async () => {
  const { container, router } = await draw({ made: 310, changed: 9, skipped: 1, problems: [badRow] });
  expect(await screen.findByText("1行を除いて取り込みました。")).toBeVisible();
  const line = within(screen.getByRole("row", { name: /団体/ }));
  expect(line.getByText("種別")).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "取引先の一覧を開く" }));
  expect(router.state.location.pathname).toBe("/accounts");
});

test("a second time nothing has changed, and that is said", async () => {
  await draw({ same: 320 });
  expect(await screen.findByText("変わったものはありません。")).toBeVisible();
  expect(screen.queryByRole("button")).toBeNull();
});

test("all or nothing with a bad row says clearly that nothing was taken", async () => {
  const { router } = await draw({ atomic: true, skipped: 1, problems: [badRow] });
  expect(await screen.findByText("何も取り込んでいません。")).toBeVisible();
  expect(screen.queryByRole("button", { name: "取引先の一覧を開く" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "ファイルを取り込み直す" }));
  expect(router.state.location.search).toEqual({ new: "1", kind: "accounts" });
});

test("an import that stopped says why, and what stayed", async () => {
  await draw({ status: "failed", refusal: "この操作をする権限がありません。", made: 250 });
  expect(await screen.findByText("取り込みは途中で止まりました。")).toBeVisible();
  expect(screen.getByText(/この操作をする権限がありません。/)).toHaveTextContent("そのまま残っています");
});

test("many bad rows are shown when asked for", async () => {
  const problems = [...Array(60).keys()].map((row) => ({ ...badRow, row: row + 2 }));
  await draw({ made: 260, skipped: 60, problems });
  expect(await screen.findAllByRole("row")).toHaveLength(51);
  await userEvent.click(screen.getByRole("button", { name: "60件すべてを表示する" }));
  expect(screen.getAllByRole("row")).toHaveLength(61);
});

test("all or nothing shows no part of the way", async () => {
  await render(<Running row={over({ status: "running", atomic: true, done: 0 })} />, { room: "exchange" });
  expect(await screen.findByText(/320行すべてを確かめています/)).toBeVisible();
  expect(screen.queryByText("新規登録")).toBeNull();
});

test("where every row was bad, that is said too", async () => {
  await draw({ skipped: 320, problems: [badRow] });
  expect(await screen.findByText("何も取り込んでいません。")).toBeVisible();
  expect(screen.getByText(/どの行にも誤りがありました。/)).toBeVisible();
});

test("possible duplicates stand with the reason and the way to make them one", async () => {
  const pair = {
    row: 41,
    kind: "contacts",
    reasons: ["mobile"],
    made: { id: "c2", name: "森 建", about: "" },
    other: { id: "c1", name: "森 健", about: "花咲精機" },
    is_settled: false,
  };
  const gone = { ...pair, row: 52, made: null, is_settled: true };
  server({ "GET /api/v1/imports/i1/duplicates": { items: [pair, gone], next: null, total: 2 } });
  const { container } = await draw({ kind: "contacts", made: 320, alike: 2 });
  const list = within(await screen.findByRole("list", { name: "重複の候補" }));
  expect(await list.findAllByText(/一致: 携帯電話/)).toHaveLength(2);
  expect(list.getByRole("link", { name: "比べて統合する" })).toHaveAttribute("href", "/contacts/c1?merge=c2");
  expect(list.getByText("統合または削除され、いまはありません")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("an import is taken back once one has said so twice", async () => {
  const begun = over({ status: "undoing", version: 4 });
  const calls = server({ "POST /api/v1/imports/i1/undo": begun });
  await draw({ made: 310, changed: 10, may: { update: true, delete: false, undo: true } });
  await userEvent.click(await screen.findByRole("button", { name: "取り込みを取り消す" }));
  const asked = within(await screen.findByRole("dialog"));
  expect(asked.getByText(/新規登録した310件をごみ箱に移し/)).toBeVisible();
  await userEvent.click(asked.getByRole("button", { name: "取り込みを取り消す" }));
  expect(calls()).toContain("POST /api/v1/imports/i1/undo");
});

test("what stayed when an import was taken back is named with the reason", async () => {
  const spared_rows = [{ kind: "accounts", id: "a1", name: "花咲精機", reason: "in_use" }];
  await render(<Undone row={over({ status: "undone", undone: 319, spared: 1, spared_rows })} />, {
    room: "exchange",
  });
  expect(await screen.findByText("319件を取り消しました。1件はそのまま残っています。")).toBeVisible();
  expect(screen.getByRole("link", { name: "花咲精機" })).toHaveAttribute("href", "/accounts/a1");
  expect(
    screen.getByText("ほかのデータ（担当者・商談・問い合わせ・書類など）で使われています。"),
  ).toBeVisible();
});

test("a ticket log that came in is counted in tickets and leads to the figures of its days", async () => {
  const days = { first_on: "2026-06-01", last_on: "2026-06-30" };
  const { router } = await draw({ kind: "ticket_events", made: 84, ...days });
  expect(await screen.findByText("登録した問い合わせ")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "この期間のレポートを見る" }));
  expect(router.state.location.pathname).toBe("/reports");
  expect(router.state.location.search).toEqual({
    report: "service",
    period: "custom",
    start: "2026-06-01",
    end: "2026-06-30",
  });
});
