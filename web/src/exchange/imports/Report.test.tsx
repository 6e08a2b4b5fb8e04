import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render } from "@/testing";
import type { Import } from "./api";
import { badRow, waiting } from "./examples";
import { Report } from "./Report";
import { Running } from "./Running";

const over = (changes: Partial<Import>): Import => ({
  ...waiting,
  status: "done",
  done: 320,
  finished_at: "2026-11-20T03:01:00Z",
  may: { update: true, delete: false },
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
