import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Result, Results } from "./api";
import BudgetPage, { halfOf } from "./BudgetPage";
import { dealsBehind } from "./links";

const none: Result = {
  target: null,
  won: 0,
  outlook: 0,
  due: null,
  attainment: null,
  outlook_attainment: null,
  pace: null,
};
const november: Result = {
  target: 7_000_000,
  won: 3_000_000,
  outlook: 6_000_000,
  due: 5_157_895,
  attainment: "42.9",
  outlook_attainment: "85.7",
  pace: "58.2",
};
const month = (place: number) => {
  const start = new Date(Date.UTC(2026, 3 + place, 1)).toISOString().slice(0, 10);
  const end = new Date(Date.UTC(2026, 4 + place, 0)).toISOString().slice(0, 10);
  return { kind: "month" as const, start, end, days: 19, gone: 14 };
};
const spans = [
  ...Array.from({ length: 12 }, (_, place) => month(place)),
  { kind: "half" as const, start: "2026-04-01", end: "2026-09-30", days: 120, gone: 120 },
  { kind: "half" as const, start: "2026-10-01", end: "2027-03-31", days: 118, gone: 35 },
  { kind: "year" as const, start: "2026-04-01", end: "2027-03-31", days: 238, gone: 155 },
];
const cells = spans.map((span) => (span.start === "2026-11-01" ? november : none));
const results: Results = {
  start: "2026-04-01",
  end: "2027-03-31",
  today: "2026-11-20",
  currency: "JPY",
  spans,
  lines: [{ id: "u1", name: "佐藤 健", cells }],
  total: { id: null, name: "", cells },
};
const filterOf = (link: HTMLElement) =>
  JSON.parse(new URL(link.getAttribute("href") ?? "", "http://x").searchParams.get("filter") ?? "");

test("the running half stands with its months, and a figure opens its deals", async () => {
  server({ "GET /api/v1/reports/budget": results });
  const { container } = await render(<BudgetPage />, {
    room: "insight",
    at: "/budget?year=2026&half=second",
  });
  const table = within(await screen.findByRole("table", { name: "予実" }));
  expect(table.getByRole("columnheader", { name: /11月/ })).toBeVisible();
  expect(table.queryByRole("columnheader", { name: /^4月/ })).toBeNull();
  expect(table.getAllByText("58.2% 遅れ")).toHaveLength(2);
  const [won] = table.getAllByRole("link", { name: "¥3,000,000" });
  expect(filterOf(won as HTMLElement).all).toEqual([
    { field: "owner", op: "any_of", value: ["u1"] },
    { field: "stage_type", op: "any_of", value: ["won"] },
    { field: "closed_on", op: "between", value: ["2026-11-01", "2026-11-30"] },
  ]);
  await expectNoAxeFaults(container);
});

test("teams and other years are asked for", async () => {
  const asked: string[] = [];
  server({
    "GET /api/v1/reports/budget": (request: Request) => {
      const { searchParams } = new URL(request.url);
      asked.push(`${searchParams.get("by")} ${searchParams.get("start")}`);
      return results;
    },
  });
  await render(<BudgetPage />, { room: "insight", at: "/budget?year=2026" });
  await screen.findByRole("table", { name: "予実" });
  await userEvent.click(screen.getByRole("radio", { name: "チーム" }));
  await userEvent.click(screen.getByRole("button", { name: "次の年度" }));
  expect(await screen.findByText("2027年度")).toBeVisible();
  expect(asked).toEqual(["person 2026-04-01", "team 2026-04-01", "team 2027-04-01"]);
});

test("a year without anything says what to do, and one that cannot be read is said", async () => {
  server({ "GET /api/v1/reports/budget": { ...results, lines: [] } });
  await render(<BudgetPage />, { room: "insight", at: "/budget" });
  expect(await screen.findByText("この年度の予算も受注も商談もありません")).toBeVisible();
});

test("what is open is listed from this month on, and nobody's as nobody's", () => {
  const half = spans[13];
  if (!half) throw new Error("no half");
  const to = new URL(dealsBehind(half, "team", null, "outlook", "2026-11-20"), "http://x");
  expect(JSON.parse(to.searchParams.get("filter") ?? "").all).toEqual([
    { field: "team", op: "empty" },
    { field: "stage_type", op: "any_of", value: ["open"] },
    { field: "expected_close", op: "between", value: ["2026-11-01", "2027-03-31"] },
  ]);
});

test("the half that is running is shown first", () => {
  expect(halfOf("2026-04-01", "2026-11-20")).toBe("second");
  expect(halfOf("2026-04-01", "2026-09-30")).toBe("first");
  expect(halfOf("2025-04-01", "2026-11-20")).toBe("first");
});
