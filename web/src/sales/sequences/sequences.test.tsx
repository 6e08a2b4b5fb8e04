import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import { AboutSequences } from "./AboutSequences";
import type { Enrolment, Sequence } from "./api";
import EnrolmentPage from "./EnrolmentPage";
import SequencePage from "./SequencePage";
import SequencesPage from "./SequencesPage";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<typeof import("@tanstack/react-router")>()),
  useParams: () => ({ id: "s1" }),
}));

const states = { running: 2, paused: 0, finished: 5, replied: 2, stopped: 1, unsubscribed: 1, failed: 0 };
const sequence: Sequence = {
  id: "s1",
  version: 1,
  name: "展示会のあと",
  language: "ja",
  owner: { id: "u1", name: "佐藤 健" },
  steps: [
    { kind: "mail", wait: 0, unit: "days", subject: "お礼", text: "{宛名}" },
    { kind: "call", wait: 3, unit: "days", subject: "電話する", text: "" },
  ],
  is_active: true,
  daily_cap: 50,
  states,
  enrolled: 11,
  replied_share: 0.222,
  updated_at: "2026-11-20T01:00:00Z",
  may: { update: true, delete: true },
};
const one: Enrolment = {
  id: "e1",
  version: 3,
  sequence: { id: "s1", name: "展示会のあと" },
  lead: { id: "l1", name: "渡辺 千尋", number: 4 },
  contact: null,
  deal: null,
  owner: { id: "u1", name: "佐藤 健" },
  state: "running",
  why: "",
  state_at: "2026-11-20T01:00:00Z",
  step: 1,
  steps: 2,
  next_kind: "call",
  due_at: "2026-12-03T01:00:00Z",
  task: null,
  ground: "card",
  ground_note: "11/18 展示会",
  created_at: "2026-11-20T01:00:00Z",
  may: { update: true },
  mails: [{ direction: "out", text: "渡辺 千尋 様", who: "佐藤 健", sent_at: "2026-11-20T01:00:00Z" }],
};
const page = { items: [one], next: null, total: 1, may: { create: true } };
const list = { items: [sequence], may: { create: true, enrol: true } };
const at = { room: "sales" } as const;

test("the list shows who is where and how many answered", async () => {
  server({ "GET /api/v1/sequences": list });
  const { container } = await render(<SequencesPage />, at);
  const row = within(await screen.findByRole("row", { name: /展示会のあと/ }));
  expect(row.getByText("22.2%")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("a card says how far somebody is and what comes next, and lets them into another", async () => {
  let sent: Record<string, unknown> = {};
  server({
    "GET /api/v1/enrolments": page,
    "GET /api/v1/sequences": list,
    "POST /api/v1/sequences/s1/enrolments": async (request: Request) => {
      sent = await request.json();
      const refused = [{ id: "l1", kind: "lead", name: "渡辺 千尋", why: "already_in" }];
      return { enrolled: [], refused };
    },
  });
  const { container } = await render(
    <AboutSequences about={{ kind: "lead", id: "l1" }} who={{ lead_ids: ["l1"] }} />,
    at,
  );
  expect(await screen.findByText(/1\/2/)).toHaveTextContent("次の電話");
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "シーケンスに登録" }));
  const box = within(await screen.findByRole("dialog"));
  await userEvent.click(await box.findByLabelText(/^シーケンス/, { selector: "input" }));
  await userEvent.click(await screen.findByRole("option", { name: "展示会のあと" }));
  await userEvent.click(box.getByLabelText(/送ってよい根拠/, { selector: "input" }));
  await userEvent.click(await screen.findByRole("option", { name: "名刺交換" }));
  await userEvent.click(box.getByRole("button", { name: "1人を登録する" }));
  await waitFor(() => expect(sent).toMatchObject({ lead_ids: ["l1"], ground: "card" }));
  expect(await screen.findByText(/すでに登録されています/)).toBeVisible();
});

test("its page shows steps and people, and the preview fills the places", async () => {
  const look = { kind: "mail", due_at: "2026-12-01T01:00:00Z", subject: "お礼", text: "渡辺 様", empty: [] };
  server({
    "GET /api/v1/sequences/s1": sequence,
    "GET /api/v1/enrolments": page,
    "POST /api/v1/sequences/look": { items: [look] },
  });
  const { container } = await render(<SequencePage />, at);
  expect(await screen.findByRole("link", { name: "渡辺 千尋" })).toHaveAttribute("href", "/enrolments/e1");
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "編集" }));
  await userEvent.click(await screen.findByRole("button", { name: "プレビュー" }));
  expect(await screen.findByText("渡辺 様")).toBeVisible();
});

test("whoever wants no more mail is asked about once more", async () => {
  let told = 0;
  server({
    "GET /api/v1/enrolments/s1": one,
    "POST /api/v1/enrolments/e1/unsubscribe": () => {
      told += 1;
      return { ...one, state: "unsubscribed", why: "unsubscribed", due_at: null, version: 4 };
    },
  });
  const { container } = await render(<EnrolmentPage />, at);
  expect(await screen.findByText("渡辺 千尋 様")).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "配信停止にする" }));
  const box = within(await screen.findByRole("dialog"));
  await userEvent.click(box.getByRole("button", { name: "配信停止にする" }));
  await waitFor(() => expect(told).toBe(1));
});
