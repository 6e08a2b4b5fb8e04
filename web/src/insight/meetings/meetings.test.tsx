import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import type { Item, Meeting } from "./api";
import MeetingPage from "./MeetingPage";
import MeetingsPage from "./MeetingsPage";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<typeof import("@tanstack/react-router")>()),
  useParams: () => ({ id: "m1" }),
}));

const item: Item = {
  id: "i1",
  version: 1,
  kind: "stuck",
  title: "",
  deal: {
    id: "d1",
    number: 7,
    name: "監視システム",
    account: { id: "a1", name: "ハナサキ精機" },
    owner: { id: "u1", name: "佐藤 健" },
    stage: "提案",
    next_action: "",
  },
  deal_hidden: false,
  about: null,
  gap: null,
  move: null,
  value: null,
  days: 61,
  usual: 20,
  next_action_on: null,
  also: ["overdue"],
  minutes: "",
  decisions: [],
};
const open: Item = {
  ...item,
  id: "i0",
  kind: "decision",
  deal: null,
  days: null,
  also: [],
  about: {
    id: "x1",
    task_id: "k1",
    version: 2,
    subject: "課長に会う",
    owner: { id: "u1", name: "佐藤 健" },
    due_on: "2026-11-18",
    done_at: null,
    meeting: { id: "m0", name: "東京営業部" },
    held_on: "2026-11-13",
  },
};
const figures = { target: 7_000_000, won: 3_000_000, weighted: 6_000_000, all_in: 7_500_000 };
const gap: Item = {
  ...item,
  id: "i2",
  kind: "gap",
  deal: null,
  days: null,
  also: [],
  gap: {
    start: "2026-11-01",
    end: "2026-11-30",
    ...figures,
    lines: [{ id: "u1", name: "佐藤 健", ...figures }],
  },
};
const meeting: Meeting = {
  id: "m1",
  version: 1,
  team: { id: "t1", name: "東京営業部" },
  held_on: "2026-11-20",
  owner: { id: "u2", name: "高橋 直子" },
  is_closed: false,
  decided: 0,
  undone: 0,
  attendees: [{ id: "u1", name: "佐藤 健" }],
  currency: "JPY",
  week: "2026-11-16",
  left_out: { stuck: 3 },
  items: [open, gap, item],
  may: { update: true, delete: true },
};
const ONE = "GET /api/v1/sales-meetings/m1";

test("the agenda begins with what is still open and says why each deal is on it", async () => {
  server({ [ONE]: meeting });
  const { container } = await render(<MeetingPage />, { room: "insight" });
  expect((await screen.findAllByRole("heading", { level: 2 })).map((one) => one.textContent)).toEqual([
    "未完了の決定事項",
    "予実",
    "停滞している商談",
  ]);
  expect(screen.getByRole("checkbox", { name: "課長に会う" })).not.toBeChecked();
  expect(screen.getByText("今のフェーズに61日（受注した商談は20日）、次の予定が過ぎた・ない")).toBeVisible();
  const total = within(screen.getByRole("row", { name: /合計/ }));
  expect(total.getByText("▲¥1,000,000")).toBeVisible();
  expect(screen.getByText("このほか3件あります。")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("a decision is sent with who and until when, the deal's owner by default", async () => {
  let sent: unknown;
  server({
    [ONE]: meeting,
    "POST /api/v1/meeting-items/i1/decisions": async (request) => {
      sent = await request.json();
      return meeting;
    },
  });
  await render(<MeetingPage />, { room: "insight" });
  const chapter = within(await screen.findByRole("region", { name: "停滞している商談" }));
  await userEvent.click(chapter.getByRole("button", { name: "決定事項を追加する" }));
  const dialog = within(await screen.findByRole("dialog", { name: "決定事項を追加する" }));
  await userEvent.type(dialog.getByRole("textbox", { name: /すること/ }), "見積を出す");
  await userEvent.type(await dialog.findByPlaceholderText("2026/11/20"), "2026/12/01");
  await userEvent.click(dialog.getByRole("button", { name: "タスクにする" }));
  await waitFor(() => expect(sent).toEqual({ subject: "見積を出す", owner_id: "u1", due_on: "2026-12-01" }));
});

test("minutes that were closed meanwhile are kept in the box, and why is said", async () => {
  server({
    [ONE]: meeting,
    "PATCH /api/v1/meeting-items/i1": () => problem(409, { title: "議事録は確定されています。" }),
  });
  await render(<MeetingPage />, { room: "insight" });
  const chapter = within(await screen.findByRole("region", { name: "停滞している商談" }));
  await userEvent.click(chapter.getByRole("button", { name: "議事録を書く" }));
  await userEvent.type(chapter.getByRole("textbox", { name: "議事録" }), "継続");
  await userEvent.click(chapter.getByRole("button", { name: "保存する" }));
  expect(await screen.findByText("議事録は確定されています。")).toBeVisible();
  expect(chapter.getByRole("textbox", { name: "議事録" })).toHaveValue("継続");
});

test("the minutes are copied as plain text", async () => {
  server({ [ONE]: { ...meeting, items: [open, gap, { ...item, minutes: "稟議待ち" }] } });
  const user = userEvent.setup();
  await render(<MeetingPage />, { room: "insight" });
  await user.click(await screen.findByRole("button", { name: "文章でコピー" }));
  const text = await navigator.clipboard.readText();
  expect(text).toContain("■ 未完了の決定事項\n→ 課長に会う（佐藤 健、");
  expect(text).toContain("目標 ¥7,000,000 / 受注 ¥3,000,000 / 加重見込 ¥6,000,000");
  expect(text).toContain("監視システム / ハナサキ精機 – 今のフェーズに61日");
  expect(text).toContain("稟議待ち");
});

test("meetings are listed with how much of what they decided is done", async () => {
  server({
    "GET /api/v1/sales-meetings": {
      items: [{ ...meeting, decided: 3, undone: 1 }],
      next: null,
      total: 1,
    },
  });
  const { container } = await render(<MeetingsPage />, { room: "insight" });
  expect(await screen.findByText("2 / 3件")).toBeVisible();
  expect(screen.getByText("東京営業部")).toBeVisible();
  await expectNoAxeFaults(container);
});
