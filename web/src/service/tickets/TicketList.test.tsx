import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { problem, render, server } from "@/testing";
import InboxPage from "./InboxPage";
import { counts, line } from "./samples";
import { TicketList } from "./TicketList";
import type { Listed } from "./types";

/** Keeps what the list asked of the server. */
function queue(items: readonly Listed[], next: string | null = null) {
  const asked: Record<string, string>[] = [];
  server({
    "GET /api/v1/tickets/counts": counts,
    "GET /api/v1/tickets/categories": { items: [] },
    "GET /api/v1/tickets": (request) => {
      asked.push(Object.fromEntries(new URL(request.url).searchParams));
      return { items, next, total: items.length };
    },
  });
  return asked;
}
const draw = (at = "/tickets", openId?: string) =>
  render(<TicketList openId={openId} />, { room: "service", at });

test("a view asks the server its own question, with what is searched and sorted on top", async () => {
  const asked = queue([line]);
  await draw("/tickets?box=unassigned&q=流量計&sort=-value");
  await screen.findByRole("link", { name: "流量計の表示がおかしい" });
  expect(asked).toEqual([
    { limit: "50", view: "unassigned", status: "unsolved", snoozed: "no", q: "流量計", sort: "-value" },
  ]);
});

test("in the order of serving each line says what put it there, with the time in it", async () => {
  const place = { why: "late", waited_seconds: 10_800, left_seconds: -3_600 };
  queue([
    { ...line, place },
    { ...line, id: "t2", place: { why: "due", waited_seconds: 0, left_seconds: 5_400 } },
  ]);
  await draw("/tickets?sort=queue");
  expect(
    await screen.findByText("期限を1時間超過（営業時間）。全件は間に合わないため商談額で判断"),
  ).toBeVisible();
  expect(screen.getByText("全件が期限に間に合う見込みなので期限順。残り1時間30分（営業時間）")).toBeVisible();
});

test("each view stands with its count, and the chosen one is marked as such", async () => {
  queue([line]);
  await render(<InboxPage />, { room: "service", at: "/tickets?box=mine" });
  const views = within(screen.getByRole("navigation", { name: "表示する問い合わせ" }));
  await waitFor(() =>
    expect(views.getAllByRole("link").map((link) => link.textContent)).toEqual([
      "未解決すべて9",
      "自分の担当3",
      "担当者なし4",
      "チームの担当5",
      "二次対応中1",
      "期限超過2",
      "お客様回答待ち1",
      "スヌーズ中0",
      "解決済み6",
      "すべて21",
    ]),
  );
  expect(views.getByRole("link", { current: "page" })).toHaveTextContent("自分の担当");
});

test("a view leaves the filters of another behind", async () => {
  queue([line]);
  await render(<InboxPage />, { room: "service", at: "/tickets?solved_from=2026-11-01&status=solved" });
  expect(screen.queryByRole("link", { current: "page" })).toBeNull();
  expect(screen.getByRole("link", { name: /自分の担当/ })).toHaveAttribute("href", "/tickets?box=mine");
});

test("searching and sorting stand in the address, so that a colleague sees the same list", async () => {
  queue([line]);
  const { router } = await draw("/tickets?box=mine");
  await screen.findByRole("link", { name: "流量計の表示がおかしい" });
  fireEvent.change(screen.getByRole("searchbox", { name: "検索" }), { target: { value: "渡辺" } });
  await waitFor(() => expect(router.state.location.search).toEqual({ box: "mine", q: "渡辺" }));
  await userEvent.click(screen.getByRole("textbox", { name: "並べ替え" }));
  await userEvent.click(await screen.findByRole("option", { name: "商談額が大きい順" }));
  await waitFor(() =>
    expect(router.state.location.search).toEqual({ box: "mine", q: "渡辺", sort: "-value" }),
  );
});

test("a search in the middle of a kana conversion waits for its end", async () => {
  const asked = queue([line]);
  await draw();
  await screen.findByRole("link", { name: "流量計の表示がおかしい" });
  const field = screen.getByRole("searchbox", { name: "検索" });
  fireEvent.compositionStart(field);
  fireEvent.input(field, { target: { value: "りゅうりょう" }, isComposing: true });
  await new Promise((done) => setTimeout(done, 350));
  expect(asked).toHaveLength(1);
  fireEvent.input(field, { target: { value: "流量" }, isComposing: true });
  fireEvent.compositionEnd(field);
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ q: "流量" }));
});

test("a line without customer, owner or deals says so, and invents no value", async () => {
  const none = { amount: 0, currency: "JPY" };
  const standing = {
    open_deals: 0,
    open_pipeline: none,
    open_tickets: 1,
    lifetime_net: none,
    satisfaction: null,
  };
  queue([
    { ...line, account: null, contact: null, standing, due_at: null, is_late: false, status: "waiting" },
  ]);
  await draw();
  const row = within(
    (await screen.findByRole("link", { name: "流量計の表示がおかしい" })).closest("li") as HTMLElement,
  );
  expect(row.getByText("1042 · 取引先未登録")).toBeVisible();
  expect(row.getByText("担当者なし")).toBeVisible();
  expect(row.getByText("期限は停止中")).toBeVisible();
  expect(row.queryByText(/万円/)).toBeNull();
  expect(row.queryByText("超過")).toBeNull();
});

test("the open ticket is marked in the list", async () => {
  queue([line, { ...line, id: "t2", subject: "請求書の宛名" }]);
  await draw("/tickets/t2", "t2");
  const open = (await screen.findByRole("link", { name: "請求書の宛名" })).closest("li");
  expect(open).toHaveAttribute("aria-current", "true");
  expect(screen.getAllByRole("listitem", { current: true })).toEqual([open]);
});

test("the rest of a long queue comes on demand", async () => {
  const asked = queue([line], "p2");
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "続きを表示" }));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ cursor: "p2", status: "unsolved" }));
});

test("a search that finds nothing says to try other conditions", async () => {
  queue([]);
  await draw("/tickets?q=存在しない");
  expect(await screen.findByText(/条件を変えてみてください/)).toBeVisible();
});

test("a queue that could not be read offers to try again", async () => {
  let isBroken = true;
  server({
    "GET /api/v1/tickets": () =>
      isBroken ? problem(503, { title: "混み合っています。" }) : { items: [line], next: null, total: 1 },
  });
  await draw();
  expect(await screen.findByRole("alert")).toHaveTextContent("混み合っています。");
  isBroken = false;
  await userEvent.click(screen.getByRole("button", { name: "もう一度試す" }));
  expect(await screen.findByRole("link", { name: "流量計の表示がおかしい" })).toBeVisible();
});

test("C opens the form for a new ticket, and giving up closes it", async () => {
  queue([line]);
  const { router } = await render(<InboxPage />, { room: "service", at: "/tickets?box=mine" });
  await userEvent.keyboard("c");
  expect(await screen.findByRole("dialog", { name: "問い合わせを登録" })).toBeVisible();
  expect(router.state.location.search).toEqual({ box: "mine", new: "1" });
  await userEvent.click(screen.getAllByRole("button", { name: "やめる" }).at(-1) as HTMLElement);
  await waitFor(() => expect(router.state.location.search).toEqual({ box: "mine" }));
});

test("an English reader reads the views in English", async () => {
  queue([]);
  await render(<InboxPage />, { room: "service", language: "en", at: "/tickets?box=overdue" });
  expect(await screen.findByText("Nothing is overdue.")).toBeVisible();
  expect(screen.getByText(/Choose a ticket from the list/)).toBeVisible();
});
