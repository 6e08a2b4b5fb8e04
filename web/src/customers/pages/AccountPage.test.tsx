import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server, tanaka } from "@/testing";
import { hanasaki } from "../testing";
import AccountPage from "./AccountPage";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<object>()),
  useParams: () => ({ id: "a1" }),
}));

const OVERVIEW = {
  deals: [
    {
      id: "d1",
      number: 5,
      name: "計量ライン更新",
      stage: "提案",
      stage_type: "open",
      amount: { amount: 12_800_000, currency: "JPY" },
      expected_close: null,
    },
  ],
  tickets: [{ id: "t1", number: 1042, subject: "表示が消える", status: "open", solve_due: null }],
  handovers: [{ id: "h1", number: 3, status: "asked", due_at: "2026-11-20T03:00:00Z", is_late: true }],
  promises: [{ id: "m1", text: "操作説明を2回行う", due_on: null, status: "open", is_late: false }],
  orders: [],
  contracts: [],
  items: [],
};
const TIMELINE = {
  items: [
    {
      id: "e1",
      at: "2026-11-20T05:30:00Z",
      kind: "ticket.opened",
      side: "service",
      title: "問い合わせを受け付けました：表示が消える",
      text: "",
      actor: "田中 美咲",
      subject: { kind: "ticket", id: "t1", number: 1042 },
    },
    {
      id: "e2",
      at: "2026-11-19T05:30:00Z",
      kind: "activity.recorded",
      side: "sales",
      title: "新型機の実演",
      text: "好感触",
      actor: "佐藤 健",
      subject: { kind: "activity", id: "x1", number: null },
    },
  ],
  next: null,
};
const ME = { ...tanaka, navigation: [...tanaka.navigation, "activities"] };

async function page(answers: Parameters<typeof server>[0] = {}, account = hanasaki) {
  const calls = server({
    "GET /api/v1/accounts/a1": account,
    "GET /api/v1/accounts/a1/overview": OVERVIEW,
    "GET /api/v1/accounts/a1/timeline": TIMELINE,
    ...answers,
  });
  const drawn = await render(<AccountPage />, { room: "customers", me: ME });
  await screen.findByRole("heading", { level: 1, name: "株式会社ハナサキ精機" });
  return { ...drawn, calls };
}

test("both roles are seen side by side: owners, figures, timeline, what is under way", async () => {
  const { container } = await page();
  const standing = screen.getByRole("group", { name: "現況" });
  expect(within(standing).getByRole("link", { name: /¥12,800,000/ })).toHaveAttribute(
    "href",
    "/deals?account_id=a1&stage_type=open",
  );
  expect(within(standing).getByRole("link", { name: "1件" })).toHaveAttribute(
    "href",
    "/tickets?account_id=a1&status=unsolved",
  );
  expect(
    await screen.findByRole("link", { name: "問い合わせを受け付けました：表示が消える" }),
  ).toHaveAttribute("href", "/tickets/t1");
  expect(screen.getByText("好感触")).toBeVisible();
  expect(await screen.findByRole("link", { name: "計量ライン更新" })).toHaveAttribute("href", "/deals/d1");
  expect(screen.getByText("期限を過ぎています")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("people stand with their role, who left is marked", async () => {
  await page();
  expect(screen.getByRole("link", { name: "渡辺 千尋" })).toHaveAttribute("href", "/contacts/c1");
  expect(screen.getByText("決裁者")).toBeVisible();
  expect(screen.getByText("離任")).toBeVisible();
});

test("a fact is changed where it stands, on the version that was read", async () => {
  let match: string | null = null;
  let sent: unknown;
  await page({
    "PATCH /api/v1/accounts/a1": async (request) => {
      match = request.headers.get("If-Match");
      sent = await request.json();
      return { ...hanasaki, version: 4, industry: "食品機械" };
    },
  });
  await userEvent.click(screen.getByRole("button", { name: "業種を編集" }));
  const field = screen.getByRole("textbox", { name: "業種" });
  await userEvent.clear(field);
  await userEvent.type(field, "食品機械{Enter}");
  await waitFor(() => expect(sent).toEqual({ industry: "食品機械" }));
  expect(match).toBe('"3"');
  expect(await screen.findByText("食品機械")).toBeVisible();
});

test("a service owner is found by name and sent by id", async () => {
  let sent: unknown;
  await page({
    "GET /api/v1/users": { items: [{ id: "u9", name: "田中 美咲" }], next: null, total: 1 },
    "PATCH /api/v1/accounts/a1": async (request) => {
      sent = await request.json();
      return { ...hanasaki, version: 4, service_owner: { id: "u9", name: "田中 美咲" } };
    },
  });
  await userEvent.click(screen.getByRole("button", { name: "サービスの担当を編集" }));
  await userEvent.click(screen.getByRole("textbox", { name: "サービスの担当" }));
  await userEvent.click(await screen.findByRole("option", { name: /田中 美咲/ }));
  await waitFor(() => expect(sent).toEqual({ service_owner_id: "u9" }));
});

test("whoever was faster is shown beside one's own version", async () => {
  await page({
    "PATCH /api/v1/accounts/a1": problem(409, {
      title: "ほかの人が先に変更しました。",
      status: 409,
      code: "stale",
      fields: {},
      current: { industry: "医療機器", version: 4 },
    }),
  });
  await userEvent.click(screen.getByRole("button", { name: "業種を編集" }));
  await userEvent.type(screen.getByRole("textbox", { name: "業種" }), "（計量）{Enter}");
  const dialog = await screen.findByRole("dialog", { name: "ほかの人が先に変更しました" });
  expect(within(dialog).getByText("医療機器")).toBeInTheDocument();
  expect(within(dialog).getByText("精密機械（計量）")).toBeInTheDocument();
});

test("who only reads is offered no change", async () => {
  await page({}, { ...hanasaki, may: { update: false, delete: false } });
  expect(screen.queryByRole("button", { name: /を編集/ })).toBeNull();
  expect(screen.queryByRole("button", { name: "その他の操作" })).toBeNull();
  expect(screen.queryByRole("button", { name: "追加する" })).toBeNull();
});

test("an urgent open ticket is a band at the top", async () => {
  await page({}, { ...hanasaki, standing: { ...hanasaki.standing, worst_priority: 4 } });
  expect(screen.getByText("緊急の問い合わせが解決していません")).toBeVisible();
});

test("a deleted customer can be brought back", async () => {
  const { calls } = await page({
    "DELETE /api/v1/accounts/a1": null,
    "POST /api/v1/accounts/a1/restore": hanasaki,
  });
  await userEvent.click(screen.getByRole("button", { name: "その他の操作" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "削除する" }));
  const said = await screen.findByText("株式会社ハナサキ精機を削除しました。");
  await userEvent.click(within(said.parentElement as HTMLElement).getByRole("button", { name: "元に戻す" }));
  await waitFor(() => expect(calls()).toContain("POST /api/v1/accounts/a1/restore"));
});

test("an activity is written above the timeline", async () => {
  let sent: unknown;
  await page({
    "POST /api/v1/activities": async (request) => {
      sent = await request.json();
      return {};
    },
  });
  const box = await screen.findByRole("region", { name: "活動を記録する" });
  await userEvent.type(within(box).getByRole("textbox", { name: "件名" }), "納期の相談");
  await userEvent.type(within(box).getByRole("textbox", { name: "結果・お客様の反応" }), "了承");
  await userEvent.click(within(box).getByRole("button", { name: "記録する" }));
  await userEvent.click(await within(box).findByRole("button", { name: "次の行動なしで記録する" }));
  expect(await screen.findByText("活動を記録しました。")).toBeVisible();
  expect(sent).toMatchObject({ account_id: "a1", kind: "visit", subject: "納期の相談", outcome: "了承" });
});

test("a customer that is not there is said", async () => {
  server({});
  await render(<AccountPage />, { room: "customers", me: ME });
  expect(await screen.findByText("見つかりません")).toBeVisible();
});
