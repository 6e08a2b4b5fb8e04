import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Demo } from "./api";
import DemoPage from "./DemoPage";
import DemosPage from "./DemosPage";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<typeof import("@tanstack/react-router")>()),
  useParams: () => ({ id: "d1" }),
}));

const guest = {
  id: "g1",
  contact: { id: "c1", name: "渡辺 千尋" },
  user: null,
  name: "渡辺 千尋",
  email: "watanabe@hanasaki.example",
  answer: "accepted",
  answered_at: "2026-11-20T02:00:00Z",
  comment: "10分ほど遅れます",
  is_told: true,
  came: null,
} as const;
const demo: Demo = {
  id: "d1",
  version: 3,
  title: "振動センサーのご紹介",
  deal: { id: "deal1", number: 12, name: "第一工場" },
  lead: null,
  account: { id: "a1", name: "ハナサキ精機" },
  owner: { id: "u1", name: "佐藤 健" },
  starts_at: "2026-12-01T05:00:00Z",
  minutes: 60,
  place: "",
  url: "https://meet.example/abc",
  status: "planned",
  invited_at: "2026-11-20T01:00:00Z",
  accepted: 1,
  unanswered: 1,
  outcome: "",
  updated_at: "2026-11-20T01:00:00Z",
  products: [{ id: "p1", name: "MN-100" }],
  message: "",
  language: "ja",
  organizer: "sales@minamo.example",
  cancel_reason: "",
  guests: [guest, { ...guest, id: "g2", name: "課長", answer: "needs-action", is_told: false, comment: "" }],
  questions: [{ id: "q1", version: 1, text: "防爆ですか", answer: "", answered_at: null }],
  mails: [],
  shown: "",
  next_action: "",
  next_action_on: null,
  followed_up_at: null,
  may: { update: true, delete: false },
};
const at = { room: "sales" } as const;

test("what guests answered stands at their names, and who was not told yet is invited", async () => {
  let invited = 0;
  server({
    "GET /api/v1/demos/d1": demo,
    "POST /api/v1/demos/d1/invite": () => {
      invited += 1;
      return { ...demo, version: 4, guests: demo.guests.map((one) => ({ ...one, is_told: true })) };
    },
  });
  const { container } = await render(<DemoPage />, at);
  const guests = within(await screen.findByRole("region", { name: "参加者" }));
  expect(guests.getByText("出席")).toBeVisible();
  expect(guests.getByText("返事待ち")).toBeVisible();
  expect(guests.getByText("10分ほど遅れます")).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "招待を送る（1人）" }));
  await waitFor(() => expect(invited).toBe(1));
  await waitFor(() => expect(screen.queryByRole("button", { name: /招待を送る/ })).toBeNull());
});

test("the result asks for what comes next", async () => {
  let sent: Record<string, unknown> | null = null;
  server({
    "GET /api/v1/demos/d1": demo,
    "POST /api/v1/demos/d1/close": async (request: Request) => {
      sent = await request.json();
      return { ...demo, version: 4, status: "held" };
    },
  });
  await render(<DemoPage />, at);
  await userEvent.click(await screen.findByRole("button", { name: "結果を記録" }));
  await userEvent.click(await screen.findByRole("button", { name: "記録する" }));
  expect(sent).toBeNull();
  const box = within(screen.getByRole("dialog"));
  expect(box.getByRole("checkbox", { name: "渡辺 千尋" })).toBeChecked();
  expect(box.getByRole("checkbox", { name: "課長" })).not.toBeChecked();
});

test("a question is answered where it stands", async () => {
  let sent: Record<string, unknown> = {};
  server({
    "GET /api/v1/demos/d1": demo,
    "PUT /api/v1/demo-questions/q1": async (request: Request) => {
      sent = await request.json();
      return { ...demo, questions: [{ ...demo.questions[0], answer: "Ex ib です", version: 2 }] };
    },
  });
  await render(<DemoPage />, at);
  await userEvent.click(await screen.findByRole("button", { name: "「防爆ですか」の回答を編集" }));
  await userEvent.type(await screen.findByLabelText("回答"), "Ex ib です");
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(sent).toEqual({ text: "防爆ですか", answer: "Ex ib です" }));
  expect(await screen.findByText("Ex ib です")).toBeVisible();
});

test("the list shows what is planned and how many questions are open", async () => {
  server({
    "GET /api/v1/demos": { items: [demo], next: null, total: 1 },
    "GET /api/v1/views": { items: [], may: { export: true, bulk: true } },
  });
  const { container } = await render(<DemosPage />, at);
  expect(await screen.findByText("振動センサーのご紹介")).toBeVisible();
  await expectNoAxeFaults(container);
});
