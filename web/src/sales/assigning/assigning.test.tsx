import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import WaitingPage from "../contacting/WaitingPage";
import { lead } from "../leads/examples";
import type { LeadSettings } from "../qualifying/api";
import AssignmentPage from "./AssignmentPage";
import type { AssignmentRule } from "./api";
import { WhyOwner } from "./WhyOwner";

const rule: AssignmentRule = {
  name: "東京",
  sources: ["web"],
  prefectures: ["東京都"],
  industries: [],
  products: [],
  languages: [],
  employees_from: 50,
  employees_to: null,
  person: { id: "u1", name: "佐藤 健" },
  team: null,
};
const settings: LeadSettings = {
  version: 3,
  required: [],
  reasons: ["予算なし"],
  points: [],
  assignment: [rule],
  contact_minutes: null,
  learned: null,
  may: { update: true },
};
const HOUSE = {
  "GET /api/v1/lead-settings": settings,
  "GET /api/v1/teams": { items: [{ id: "t1", name: "東京営業部" }], next: null, total: 1 },
};

test("a rule says in words for whom it is, and a new one goes behind it", async () => {
  const sent: { assignment: { name: string; person_id: string | null; team_id: string | null }[] }[] = [];
  server({
    ...HOUSE,
    "PATCH /api/v1/lead-settings": async (request: Request) => {
      sent.push((await request.json()) as (typeof sent)[number]);
      return { ...settings, version: 4 };
    },
  });
  await render(<AssignmentPage />, { room: "sales" });
  expect(await screen.findByText(/流入経路: ウェブサイト かつ 都道府県: 東京都/)).toBeVisible();
  expect(screen.getByText("→ 佐藤 健さん")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "ルールを追加する" }));
  await userEvent.type(await screen.findByRole("textbox", { name: /^ルールの名前/ }), "その他");
  await userEvent.click(screen.getByLabelText("チーム", { selector: "input" }));
  await userEvent.click(await screen.findByRole("option", { name: "東京営業部", hidden: true }));
  await expectNoAxeFaults(document.body);
  await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.assignment.map(({ name, person_id, team_id }) => [name, person_id, team_id])).toEqual([
    ["東京", "u1", null],
    ["その他", null, "t1"],
  ]);
});

test("the reason why a lead is somebody's is said in words", async () => {
  const why = {
    rule: "その他",
    met: ["sources"],
    how: "team" as const,
    team: "東京営業部",
    load: 3,
    away: ["伊藤 彩"],
  };
  await render(<WhyOwner why={why} />, { room: "sales" });
  expect(
    screen.getByText(
      "ルール「その他」（流入経路が一致）により、東京営業部で手持ちが最も少なかったため（3件）。不在：伊藤 彩",
    ),
  ).toBeVisible();
});

test("who waits says how long they still may, or for how long it is overdue", async () => {
  const contact = { due_at: "2026-11-20T04:00:00Z", contacted_at: null, minutes: null };
  const row = { ...lead, first_contact: { ...contact, left: 25, is_late: false } };
  const late = { ...lead, id: "l2", name: "林 進", first_contact: { ...contact, left: -70, is_late: true } };
  server({ "GET /api/v1/leads/waiting": { items: [late, row], next: null, total: 2 } });
  await render(<WaitingPage />, { room: "sales" });
  expect(await screen.findByText("1時間10分超過")).toBeVisible();
  expect(screen.getByText("あと25分")).toBeVisible();
});
