import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import ReportsPage from "./ReportsPage";

const sales = {
  won: 6438,
  lost: 3493,
  open: 4346,
  win_rate: 0.648273,
  won_value: 17936928,
  won_without_value: 19,
  cycle_days_mean: 49.758,
  cycle_days_median: 52,
};
const groups = [{ key: "2026Q3", won: 2, won_valued: 1, lost: 2, won_value: 500 }];
const ledger = {
  classes: { new: 300, referral: 0, renewal: 0, reactivation: 0, expansion: 200, repeat: 500 },
  total: 1000,
  lines: 7,
};

function reports() {
  const asked: string[] = [];
  const tell = (report: object, grouped: object[]) => (request: Request) => {
    const { search, searchParams } = new URL(request.url);
    asked.push(search);
    return searchParams.has("group") ? { ...report, groups: grouped } : report;
  };
  server({
    "GET /api/v1/reports/sales": tell(sales, groups),
    "GET /api/v1/reports/ledger": tell(ledger, [{ key: "2026-08", classes: ledger.classes, total: 1000 }]),
  });
  return asked;
}

test("the sales report: each figure opens the deals it counts", async () => {
  const asked = reports();
  const { container } = await render(<ReportsPage />, { room: "insight" });
  expect(await screen.findByRole("link", { name: "6,438" })).toHaveAttribute(
    "href",
    "/deals?view=list&stage_type=won",
  );
  expect(screen.getByRole("link", { name: "19" })).toHaveAttribute(
    "href",
    "/deals?view=list&stage_type=won&without_amount=true",
  );
  expect(screen.getByText("¥17,936,928")).toBeVisible();
  expect(screen.getByText("49.8日")).toBeVisible();
  expect(screen.getByText("64.8%")).toBeVisible();
  expect(asked).toEqual([""]);
  await expectNoAxeFaults(container);
});

test("by quarter, a group opens the deals of its days", async () => {
  const asked = reports();
  await render(<ReportsPage />, { room: "insight", at: "/reports?group=quarter" });
  const table = await screen.findByRole("table", { name: "四半期" });
  expect(within(table).getByRole("link", { name: "¥500" })).toHaveAttribute(
    "href",
    "/deals?view=list&stage_type=won&closed_from=2026-07-01&closed_to=2026-09-30",
  );
  expect(table).toHaveTextContent("50.0%");
  expect(asked).toEqual(["?group=quarter"]);
});

test("by person, a group is told without a list it could not open", async () => {
  reports();
  await render(<ReportsPage />, { room: "insight", at: "/reports?group=agent" });
  const table = await screen.findByRole("table", { name: "担当者" });
  expect(within(table).queryByRole("link")).toBeNull();
});

test("the ledger tells each class with its share, and what it means", async () => {
  const asked = reports();
  const { router } = await render(<ReportsPage />, { room: "insight", at: "/reports?group=agent" });
  await userEvent.click(await screen.findByRole("radio", { name: "売上の内訳" }));
  const table = await screen.findByRole("table", { name: "売上の内訳" });
  expect(within(table).getByRole("row", { name: /^追加・拡大/ })).toHaveTextContent("¥20020.0%");
  expect(within(table).getByRole("link", { name: "¥1,000" })).toHaveAttribute("href", "/orders");
  expect(router.state.location.search).toEqual({ report: "ledger" });
  expect(asked.at(-1)).toBe("");
});

test("the ledger by month opens that month's orders", async () => {
  reports();
  await render(<ReportsPage />, { room: "insight", at: "/reports?report=ledger&group=month" });
  const table = await screen.findByRole("table", { name: "月" });
  expect(within(table).getByRole("link", { name: "¥1,000" })).toHaveAttribute(
    "href",
    "/orders?ordered_from=2026-08-01&ordered_to=2026-08-31",
  );
});

const SUM = {
  won: 10_000,
  expected: 5_617_276,
  range: { low: 10_000, high: 13_830_000 },
  from_new_deals: 1_641_974,
  weighted: 44_961_000,
  naive: { same_month_last_year: 19_980_000, mean_of_last_three_months: 20_406_667 },
};
const forecast = {
  as_of: "2026-11-28",
  currency: "JPY",
  interval: 0.8,
  by: "age",
  open: 54,
  open_value: 149_680_000,
  open_without_value: 2,
  history: { weeks: 20, won: 9, lost: 4, is_thin: true },
  months: [
    { month: "2026-11", ...SUM },
    { month: "2026-12", ...SUM, won: 0 },
  ],
  total: { ...SUM, expected: 11_234_552 },
};

test("the forecast tells each month with its range, and says when it rests on little", async () => {
  const asked: string[] = [];
  server({
    "GET /api/v1/reports/forecast": (request: Request) => {
      asked.push(new URL(request.url).search);
      return forecast;
    },
  });
  const { container } = await render(<ReportsPage />, { room: "insight", at: "/reports?report=forecast" });
  const table = await screen.findByRole("table", { name: "売上予測" });
  expect(within(table).getByRole("row", { name: /^2026-12/ })).toHaveTextContent(
    "¥0¥5,617,276¥10,000 〜 ¥13,830,000¥44,961,000¥19,980,000¥20,406,667",
  );
  expect(within(table).getByRole("row", { name: /^合計/ })).toHaveTextContent("¥11,234,552");
  expect(screen.getByRole("alert")).toHaveTextContent("受注・失注13件、20週間分");
  expect(screen.getByText(/金額のない商談が2件/)).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("radio", { name: "6か月" }));
  await waitFor(() => expect(asked).toEqual(["?months=3", "?months=6"]));
});

test("nothing to count teaches; a refusal is said", async () => {
  server({
    "GET /api/v1/reports/sales": { ...sales, won: 0, lost: 0, open: 0 },
    "GET /api/v1/reports/ledger": problem(403, { title: "レポートは見られません" }),
  });
  await render(<ReportsPage />, { room: "insight" });
  expect(await screen.findByText("この期間に数えるものがありません")).toBeVisible();
  await userEvent.click(screen.getByRole("radio", { name: "売上の内訳" }));
  await waitFor(() => expect(screen.getByRole("alert")).toHaveTextContent("レポートは見られません"));
});

const none = { median: null, p90: null, mean: null };
const untimed = { n: 0, calendar_hours: none, business_hours: none };
const half = { count: 1, share: 0.5 };
const service = {
  tickets: 3,
  resolved: 2,
  resolution: { n: 2, calendar_hours: { ...none, median: 30 }, business_hours: { ...none, median: 15.5 } },
  within: [{ hours: 4, count: 1, share: 0.5 }],
  reopened: 1,
  reopen_rate: 0.5,
  first_line: half,
  touches: { total: 4, per_ticket: 2 },
  resolution_rate: 0.667,
  clearance: 0.667,
  backlog: 1,
  first_reply: { ...untimed, awaiting: 0 },
  next_reply: { all_waits: untimed, after_first: untimed },
  fcr: {
    of: 2,
    strict: half,
    one_touch: half,
    no_customer_reply: half,
    no_recontact: { count: 2, share: 1 },
    final_after: null,
  },
  sla: {
    first_reply: { met: 0, missed: 0, share: null },
    solve: { met: 1, missed: 1, share: 0.5 },
    all_met: { met: 1, missed: 1, share: 0.5 },
  },
  aht: {
    mail: {
      resolved: 2,
      measured: 1,
      unknown: 1,
      measured_share: 0.5,
      by_hand_share: 0.25,
      minutes: { median: 31, p90: 31, mean: 31 },
    },
  },
  csat: { answers: 0, satisfied: 0, share: null, asked: 0, response_rate: null },
};
const contact = {
  id: "t1",
  number: 7,
  subject: "表示",
  solved_at: "2026-11-17T06:00:00Z",
  forms: { strict: false, one_touch: false, no_customer_reply: false, no_recontact: true },
  asked_before_solve: 3,
  asked: 3,
  replies_before_solve: 2,
  reopened: 1,
  again_at: null,
  back_at: null,
};

test("the service report opens its tickets, and tells why the four forms differ on one", async () => {
  const asked: string[] = [];
  server({
    "GET /api/v1/reports/service": service,
    "GET /api/v1/reports/service/first-contacts": (request: Request) => {
      asked.push(new URL(request.url).search);
      return { items: [contact], total: 1 };
    },
    "GET /api/v1/reports/service/handle-times": {
      items: [
        { id: "t1", number: 7, subject: "表示", solved_at: null, seconds: 1860, by_hand: 465 },
        { id: "t2", number: 8, subject: "電池", solved_at: null, seconds: null, by_hand: 0 },
      ],
      total: 2,
    },
  });
  const { container } = await render(<ReportsPage />, { room: "insight", at: "/reports?report=service" });
  expect(await screen.findByRole("link", { name: "15時間30分" })).toHaveAttribute(
    "href",
    "/tickets?status=resolved",
  );
  expect(screen.getByText("営業時間での解決：4時間以内 1件（50.0%）")).toBeVisible();
  const row = await screen.findByRole("row", { name: /7 表示/ });
  expect(row).toHaveTextContent("解決までにお客様の発言が3回。 1回再オープン。 解決までの返信が2回。");
  expect(within(row).getAllByRole("img", { name: "初回解決ではない" })).toHaveLength(3);
  await userEvent.click(screen.getByRole("checkbox", { name: "数え方で結果が分かれるものだけ" }));
  await waitFor(() => expect(asked.at(-1)).toContain("differing=false"));
  await userEvent.click(screen.getByRole("button", { name: "メールの問い合わせを見る" }));
  const behind = await screen.findByRole("region", { name: "メール：解決した問い合わせの対応時間" });
  expect(within(behind).getByRole("link", { name: "8 電池" })).toHaveAttribute("href", "/tickets/t2");
  expect(behind).toHaveTextContent("7 表示 31分 うち手入力 8分");
  expect(behind).toHaveTextContent("8 電池 不明");
  await expectNoAxeFaults(container);
});
