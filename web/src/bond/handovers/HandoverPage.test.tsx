import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import type { Handover } from "./api";
import HandoverPage from "./HandoverPage";
import { handover } from "./samples";

const SPARE = {
  id: "p1",
  version: 2,
  text: "予備機を1台置く",
  owner: null,
  due_on: "2026-12-10",
  status: "open",
  is_late: false,
};

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<typeof import("@tanstack/react-router")>()),
  useParams: () => ({ id: "h1" }),
}));

/** Draws the form; `others` are the answers to what is done with it. */
async function form(shown: Handover, others: Parameters<typeof server>[0] = {}, language?: "en") {
  const calls = server({ "GET /api/v1/handovers/h1": shown, ...others });
  const drawn = await render(<HandoverPage />, {
    room: "bond",
    ...(language ? { language } : {}),
  });
  return { ...drawn, calls };
}

test("both columns with their clocks: what sales gives, what service answers", async () => {
  const { container } = await form(handover());
  const given = await screen.findByRole("region", { name: "販売が渡すこと" });
  expect(within(given).getByText("¥1,620,000")).toBeVisible();
  expect(within(given).getByText("温度の逸脱をすぐ知りたい")).toBeVisible();
  expect(within(given).getAllByRole("link", { name: "商談より" })[0]).toHaveAttribute("href", "/deals/d1");
  expect(screen.getByText(/期限切れ/)).toBeVisible();
  expect(screen.getByText("サービスが確かめる番です")).toBeVisible();
  expect(screen.getByRole("region", { name: "サービスの返事" })).toHaveTextContent("カスタマーサービス部");
  await expectNoAxeFaults(container);
});

test("accepting signs the form", async () => {
  const signed = handover({
    status: "accepted",
    acts: [],
    accepted_at: "2026-09-25T01:00:00Z",
    accepted_by: { id: "u2", name: "田村 さくら" },
  });
  const { calls } = await form(handover(), { "POST /api/v1/handovers/h1/accept": signed });
  await userEvent.click(await screen.findByRole("button", { name: "承諾する" }));
  expect(await screen.findByText("田村 さくら")).toBeVisible();
  expect(calls()).toContain("POST /api/v1/handovers/h1/accept");
  expect(screen.queryByRole("button", { name: "承諾する" })).toBeNull();
  expect(screen.queryByText("サービスが確かめる番です")).toBeNull();
});

test("a refused acceptance is said in the server's words", async () => {
  const refusal = problem(409, {
    title: "担当者の決まっていない約束が 1 件あります。",
    detail: "決めてください。",
  });
  await form(handover({ promises: [SPARE] }), { "POST /api/v1/handovers/h1/accept": refusal });
  expect(await screen.findByText(/担当者の決まっていない約束が1件あります/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "承諾する" }));
  expect(await screen.findByText("担当者の決まっていない約束が 1 件あります。")).toBeVisible();
});

test("a question says something, and then sales has its turn", async () => {
  const sent: unknown[] = [];
  const asked = handover({
    status: "asked",
    acts: [],
    question: "鍵は誰が持ちますか",
    clock: { side: "sales", due_at: "2026-09-29T09:00:00Z", is_late: false },
  });
  await form(handover(), {
    "POST /api/v1/handovers/h1/ask": async (request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return asked;
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "質問する" }));
  const dialog = await screen.findByRole("dialog", { name: "質問する" });
  await userEvent.click(within(dialog).getByRole("button", { name: "質問する" }));
  expect(await within(dialog).findByText("相手に伝わる言葉を入力してください。")).toBeVisible();
  expect(sent).toEqual([]);

  await userEvent.type(within(dialog).getByRole("textbox", { name: /質問/ }), "鍵は誰が持ちますか");
  await userEvent.click(within(dialog).getByRole("button", { name: "質問する" }));

  expect(await screen.findByText("販売が質問に答える番です")).toBeVisible();
  expect(screen.getByText("販売の回答待ち")).toBeVisible();
  expect(sent).toEqual([['"4"', { question: "鍵は誰が持ちますか" }]]);
});

test.each([
  ["差し戻す", "reject", "差し戻す理由", { reason: "関わる人がわかりません" }],
  ["回答する", "answer", "回答", { answer: "関わる人がわかりません" }],
])("%s sends its words under their own name", async (button, act, label, body) => {
  const sent: unknown[] = [];
  await form(handover({ acts: [act] }), {
    [`POST /api/v1/handovers/h1/${act}`]: async (request) => {
      sent.push(await request.json());
      return handover({ acts: [] });
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: button }));
  const dialog = await screen.findByRole("dialog", { name: button });
  await userEvent.type(
    within(dialog).getByRole("textbox", { name: new RegExp(label) }),
    "関わる人がわかりません",
  );
  await userEvent.click(within(dialog).getByRole("button", { name: button }));
  await waitFor(() => expect(sent).toEqual([body]));
});

test("an orphaned promise is given to somebody from the form", async () => {
  const sent: unknown[] = [];
  await form(handover({ promises: [SPARE] }), {
    "GET /api/v1/users": { items: [{ id: "u7", name: "森 大輔" }], next: null, total: 1 },
    "PATCH /api/v1/promises/p1": async (request) => {
      sent.push(await request.json());
      return {};
    },
  });
  await userEvent.click(await screen.findByRole("textbox", { name: "担当者" }));
  await userEvent.click(await screen.findByRole("option", { name: "森 大輔" }));
  await waitFor(() => expect(sent).toEqual([{ owner_id: "u7" }]));
});

test("sales fills in its side where it may", async () => {
  const sent: unknown[] = [];
  const mine = handover({ status: "asked", acts: ["answer"], may: { update: true } });
  await form(mine, {
    "PATCH /api/v1/handovers/h1": async (request) => {
      sent.push(await request.json());
      return { ...mine, version: 5, risks: "夜間は入れません" };
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "気をつけることを編集" }));
  await userEvent.type(screen.getByRole("textbox", { name: "気をつけること" }), "夜間は入れません");
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(sent).toEqual([{ risks: "夜間は入れません" }]));
  expect(await screen.findByText("夜間は入れません")).toBeVisible();
});

test("a form sent back shows why, and speaks English too", async () => {
  await form(
    handover({
      status: "rejected",
      acts: [],
      reject_reason: "No contact named",
      rejected_at: "2026-09-26T01:00:00Z",
      clock: { side: "sales", due_at: "2026-09-29T09:00:00Z", is_late: false },
    }),
    {},
    "en",
  );
  const answered = await screen.findByRole("region", { name: "What service answers" });
  expect(answered).toHaveTextContent("Why it was sent back");
  expect(answered).toHaveTextContent("No contact named");
  expect(screen.queryByRole("button", { name: "Accept" })).toBeNull();
});

test("a form out of reach is said to be missing", async () => {
  server({});
  await render(<HandoverPage />, { room: "bond" });
  expect(await screen.findByText("見つかりません")).toBeVisible();
});
