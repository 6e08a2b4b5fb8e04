import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Sheet } from "./api";
import { sheetSpan } from "./span";
import YomiPage from "./YomiPage";

const sums = {
  target: 7_000_000,
  won: 3_000_000,
  a: 2_000_000,
  b: 1_500_000,
  c: 1_000_000,
  below: 0,
  a_in: 5_000_000,
  b_in: 6_500_000,
  all_in: 7_500_000,
  weighted: 6_000_000,
  attainment: "42.9",
  weighted_attainment: "85.7",
};
const sheet: Sheet = {
  start: "2026-11-01",
  end: "2026-11-30",
  currency: "JPY",
  ranks: [
    { name: "Aヨミ", name_en: "A", percent: 90 },
    { name: "Bヨミ", name_en: "B", percent: 60 },
    { name: "Cヨミ", name_en: "C", percent: 30 },
  ],
  lines: [{ id: "u1", name: "佐藤 健", ...sums }],
  total: { id: null, name: "", ...sums },
  past_due: { count: 1, value: 450_000 },
  uncounted: 0,
  weeks: ["2026-11-16", "2026-11-09"],
  week: "2026-11-16",
  frozen_at: "2026-11-15T15:20:00Z",
  changes: [
    {
      move: "grew",
      value: 600_000,
      deal_id: "d1",
      number: 7,
      name: "監視システム",
      account: "ハナサキ精機",
      owner: "佐藤 健",
    },
    { move: "lost", value: -900_000, deal_id: null, number: null, name: "", account: "", owner: "" },
  ],
};
const table = async () => within(await screen.findByRole("table", { name: "ヨミ表" }));
const filterOf = (link: HTMLElement) =>
  JSON.parse(new URL(link.getAttribute("href") ?? "", "http://x").searchParams.get("filter") ?? "");

test("a cell of the sheet opens the deals it is made of, and the changes the deals that moved", async () => {
  server({ "GET /api/v1/reports/yomi": sheet });
  const { container } = await render(<YomiPage />, { room: "insight", at: "/yomi" });
  const row = within((await table()).getByRole("row", { name: /佐藤 健/ }));
  expect(row.getByText("42.9%")).toBeVisible();
  expect(filterOf(row.getByRole("link", { name: "¥1,500,000" }))).toEqual({
    all: [
      { field: "owner", op: "any_of", value: ["u1"] },
      { field: "stage_type", op: "any_of", value: ["open"] },
      { field: "expected_close", op: "between", value: ["2026-11-01", "2026-11-30"] },
      { field: "probability", op: "between", value: [60, 89] },
    ],
  });
  const total = within(screen.getByRole("row", { name: /合計/ }));
  expect(filterOf(total.getByRole("link", { name: "¥3,000,000" })).all).toHaveLength(2);
  expect(screen.getByRole("link", { name: "監視システム" })).toHaveAttribute("href", "/deals/d1");
  expect(screen.getByText("ほかのチームの商談 1件")).toBeVisible();
  expect(screen.getByText(/¥450,000/)).toBeVisible();
  await expectNoAxeFaults(container);
});

test("another period and other lines are asked for, and a team's cell opens nothing it cannot name", async () => {
  const asked: string[] = [];
  server({
    "GET /api/v1/reports/yomi": (request: Request) => {
      asked.push(new URL(request.url).searchParams.get("by") ?? "");
      return sheet;
    },
  });
  await render(<YomiPage />, { room: "insight", at: "/yomi" });
  await table();
  await userEvent.click(screen.getByRole("radio", { name: "チーム" }));
  await screen.findByRole("columnheader", { name: "チーム" });
  expect(asked).toEqual(["person", "team"]);
  const row = (await table()).getByRole("row", { name: /佐藤 健/ });
  expect(within(row).queryByRole("link")).toBeNull();
});

test("a period without anything says what to do", async () => {
  server({ "GET /api/v1/reports/yomi": { ...sheet, lines: [], changes: [], frozen_at: null, week: null } });
  await render(<YomiPage />, { room: "insight", at: "/yomi" });
  expect(await screen.findByText("この期間の受注も商談も目標もありません")).toBeVisible();
  expect(screen.getByText(/毎週月曜日に自動で/)).toBeVisible();
});

test("a sheet that cannot be read is said", async () => {
  server({});
  await render(<YomiPage />, { room: "insight", at: "/yomi" });
  expect(await screen.findByText("見つかりません")).toBeVisible();
});

test("a sheet covers whole periods, as the organisation's year begins", () => {
  expect(sheetSpan("month", "2026-11-20", 4)).toEqual({ start: "2026-11-01", end: "2026-11-30" });
  expect(sheetSpan("next_month", "2026-12-20", 4)).toEqual({ start: "2027-01-01", end: "2027-01-31" });
  expect(sheetSpan("quarter", "2026-11-20", 4)).toEqual({ start: "2026-10-01", end: "2026-12-31" });
  expect(sheetSpan("half", "2027-02-10", 4)).toEqual({ start: "2026-10-01", end: "2027-03-31" });
  expect(sheetSpan("year", "2026-03-31", 4)).toEqual({ start: "2025-04-01", end: "2026-03-31" });
});
