import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import type { Proposal } from "./api";
import ProposalPage from "./ProposalPage";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<typeof import("@tanstack/react-router")>()),
  useParams: () => ({ id: "p1" }),
}));

const draft: Proposal = {
  id: "p1",
  version: 3,
  number: null,
  title: "第一工場のご提案",
  deal: { id: "d1", number: 12, name: "第一工場" },
  account: { id: "a1", name: "ハナサキ精機" },
  owner: { id: "u1", name: "佐藤 健" },
  status: "draft",
  issued_at: null,
  updated_at: "2026-11-20T01:00:00Z",
  contact: null,
  language: "ja",
  quote: null,
  situation: "",
  points: [{ need: "止まる前に気づきたい", feature: "", benefit: "", proof: "" }],
  plan: "",
  closing: "",
  missing: ["points.0.feature"],
  issued_by: null,
  document: null,
  may: { update: true, send: true, delete: true },
};
const at = { room: "sales" } as const;
const ONE = "GET /api/v1/proposals/p1";
const QUOTES = "GET /api/v1/quotes";
const none = { items: [], total: 0, offset: 0, limit: 50 };

test("points are written, moved and kept in their order", async () => {
  let sent: { points?: { need: string }[] } = {};
  server({
    [ONE]: draft,
    [QUOTES]: none,
    "PATCH /api/v1/proposals/p1": async (request) => {
      sent = await request.json();
      return { ...draft, version: 4 };
    },
  });
  const { container } = await render(<ProposalPage />, at);
  await userEvent.click(await screen.findByRole("button", { name: "内容を加える" }));
  const needs = screen.getAllByLabelText(/ご要望/);
  await userEvent.type(needs[1] as HTMLElement, "手間を減らしたい");
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "内容 2 を上へ" }));
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  await waitFor(() =>
    expect(sent.points?.map(({ need }) => need)).toEqual(["手間を減らしたい", "止まる前に気づきたい"]),
  );
});

test("what was written is kept before it is issued, and a refusal is said", async () => {
  const calls = server({
    [ONE]: draft,
    [QUOTES]: none,
    "PATCH /api/v1/proposals/p1": { ...draft, version: 4 },
    "POST /api/v1/proposals/p1/issue": problem(409, {
      code: "proposal.not_ready",
      title: "この提案書は、まだ発行できません。",
      detail: "印の付いた項目を埋めてから、もう一度発行してください。",
    }),
  });
  await render(<ProposalPage />, at);
  await userEvent.type(await screen.findByLabelText("現状と課題"), "止まる");
  await userEvent.click(screen.getByRole("button", { name: "発行する" }));
  expect(await screen.findByText(/まだ発行できません/)).toBeVisible();
  expect(calls()).toContain("PATCH /api/v1/proposals/p1");
});

test("an issued one is read, and copied", async () => {
  const issued: Proposal = {
    ...draft,
    status: "issued",
    number: "P2026-00001",
    missing: [],
    document: { id: "doc1", number: "P2026-00001", sha256: "0" },
    may: { update: false, send: false, delete: false },
  };
  server({ [ONE]: issued, [QUOTES]: none });
  await render(<ProposalPage />, at);
  expect(await screen.findByRole("link", { name: /PDF/ })).toHaveAttribute(
    "href",
    "/api/v1/documents/doc1/file",
  );
  expect(screen.getByRole("button", { name: "写しを作る" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "発行する" })).toBeNull();
});
