import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import { ticket } from "../tickets/samples";
import type { Asker, Improvement, ImprovementRow } from "./api";
import ImprovementPage from "./ImprovementPage";
import ImprovementsPage from "./ImprovementsPage";
import { TicketImprovements } from "./TicketImprovements";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<typeof import("@tanstack/react-router")>()),
  useParams: () => ({ id: "i1" }),
}));

const at = { room: "service" } as const;
const row: ImprovementRow = {
  id: "i1",
  version: 2,
  number: 3,
  title: "再起動中の警報を失わない",
  product: null,
  owner: { id: "u1", name: "田中 美咲" },
  due_on: "2026-03-31",
  is_late: true,
  status: "doing",
  voices: 2,
  customers: 1,
  stake: { amount: 12_400_000, currency: "JPY" },
  decided_at: null,
  updated_at: "2026-03-24T02:00:00Z",
};
const improvement: Improvement = {
  ...row,
  wanted: "",
  result: "",
  reason: "",
  answer: "",
  created_at: "2026-02-03T00:30:00Z",
  heard: [
    {
      id: "v1",
      kind: "ticket",
      ticket: { id: "t1", number: 1284, subject: "警報が届かない" },
      complaint_id: null,
      score: null,
      said: "警報が届かない",
      account: { id: "a1", name: "ハナサキ精機株式会社" },
      contact: { id: "c1", name: "渡辺 千尋" },
      added_by: null,
      added_at: "2026-02-03T00:30:00Z",
      told_at: null,
      told_by: null,
      unreached: "",
      task_done_at: null,
      may: { delete: true },
    },
  ],
  may: { update: true, delete: false, voice: true },
};
const asker: Asker = {
  voice_id: "v1",
  voices: 1,
  account: { id: "a1", name: "ハナサキ精機株式会社" },
  contact: { id: "c1", name: "渡辺 千尋" },
  ticket: { id: "t1", number: 1284, subject: "警報が届かない" },
  to: [{ name: "渡辺 千尋", address: "watanabe@hanasaki.example" }],
  unreached: "",
  text: "渡辺 千尋 様\n改善しました。",
  empty: [],
  told_at: null,
  told_by: null,
  is_asked: false,
  task_done_at: null,
};

test("the list says how many ask, what is at stake, and what is late", async () => {
  server({
    "GET /api/v1/improvements": { items: [row], next: null, total: 1, may: { create: true } },
    "GET /api/v1/views": { items: [], may: { export: true, bulk: true } },
  });
  const { container } = await render(<ImprovementsPage />, at);
  expect(await screen.findByText("再起動中の警報を失わない")).toBeVisible();
  expect(screen.getAllByText(/期限超過/).length).toBeGreaterThan(1);
  expect(await screen.findByRole("button", { name: "改善を書く" })).toBeVisible();
  await expectNoAxeFaults(container);
});

test("a decision asks for its words, and hidden voices are counted", async () => {
  let sent = {};
  server({
    "GET /api/v1/improvements/i1": improvement,
    "PATCH /api/v1/improvements/i1": async (request: Request) => {
      sent = await request.json();
      return { ...improvement, version: 3 };
    },
  });
  await render(<ImprovementPage />, at);
  expect(await screen.findByText(/開けない問い合わせの声が1件/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "反映済みにする" }));
  await userEvent.click(await screen.findByRole("button", { name: "決める" }));
  expect(await screen.findByText("何が良くなったかを書いてください。")).toBeVisible();
  await userEvent.type(screen.getByRole("textbox", { name: /結果/ }), "届くようになりました");
  await userEvent.click(screen.getByRole("button", { name: "決める" }));
  await waitFor(() => expect(sent).toEqual({ status: "done", result: "届くようになりました" }));
});

test("those who asked are told in words that were looked over; whom no mail reaches is named", async () => {
  let sent = {};
  const phone = { ...asker, voice_id: "v2", contact: null, to: [], unreached: "no_address", text: "" };
  server({
    "GET /api/v1/improvements/i1": { ...improvement, status: "done", result: "届く" },
    "GET /api/v1/improvements/i1/answers": { items: [asker, phone], hidden: 0 },
    "POST /api/v1/improvements/i1/answers": async (request: Request) => {
      sent = await request.json();
      return { sent: 1, tasks: 1, items: [] };
    },
  });
  const { container } = await render(<ImprovementPage />, at);
  expect(await screen.findByText("メールの宛先がありません。")).toBeVisible();
  const text = screen.getByRole("textbox", { name: "ハナサキ精機株式会社 渡辺 千尋 への文面" });
  await userEvent.type(text, " またお知らせします。");
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "2名にご報告する" }));
  await waitFor(() =>
    expect(sent).toEqual({
      answers: [
        { voice_id: "v1", text: `${asker.text} またお知らせします。` },
        { voice_id: "v2", text: "" },
      ],
    }),
  );
});

test("a ticket asks for a new improvement in one step", async () => {
  let sent = {};
  server({
    [`GET /api/v1/tickets/${ticket.id}/improvements`]: { items: [], may: { create: true } },
    "POST /api/v1/improvements": async (request: Request) => {
      sent = await request.json();
      return improvement;
    },
  });
  await render(
    <TicketImprovements ticketId={ticket.id} source={{ ticket_id: ticket.id }} title={ticket.subject} />,
    at,
  );
  await userEvent.click(await screen.findByRole("button", { name: "改善につなげる" }));
  await userEvent.click(await screen.findByText("新しい改善"));
  await userEvent.click(screen.getByRole("button", { name: "つなげる" }));
  await waitFor(() => expect(sent).toEqual({ title: ticket.subject, ticket_id: ticket.id }));
});
