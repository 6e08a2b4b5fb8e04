import { NOTHING_KNOWN } from "../qualifying/examples";
import type { Stage } from "../shared";
import type { Board, Deal, DealCard } from "./api";

const stage = (
  position: number,
  name: string,
  name_en: string,
  type: Stage["type"],
  probability: number,
): Stage => ({
  id: `s${position}`,
  version: 1,
  name,
  name_en,
  type,
  position,
  probability,
});

export const STAGES = [
  stage(1, "アプローチ", "Approach", "open", 10),
  stage(2, "提案", "Proposal", "open", 40),
  stage(3, "受注", "Won", "won", 100),
  stage(4, "失注", "Lost", "lost", 0),
] as const;

export const card: DealCard = {
  id: "d1",
  version: 3,
  number: 12,
  name: "振動センサー一式",
  kind: "new",
  account: { id: "a1", name: "ハナサキ精機株式会社" },
  standing: { open_tickets: 2, worst_priority: 3 },
  owner: { id: "u1", name: "田中 誠" },
  stage: STAGES[0],
  stage_type: "open",
  stage_since: "2026-11-01",
  days_in_stage: 19,
  amount: { amount: 3_400_000, currency: "JPY" },
  probability: 10,
  expected_close: "2026-11-10",
  closed_on: null,
  is_overdue: true,
  lost_reason: "",
  next_action: "",
  next_action_on: null,
  updated_at: "2026-11-20T03:00:00Z",
  may: { update: true },
};

export const deal: Deal = {
  ...card,
  checks: NOTHING_KNOWN,
  interview: null,
  contact: { id: "c1", name: "渡辺 千尋" },
  product: { id: "p1", name: "振動センサー MN-100" },
  lead: { id: "l1", number: 7, name: "渡辺 千尋" },
  order: null,
  pipeline: { id: "pl1", name: "標準" },
  stages: STAGES,
  history: [
    {
      from_stage: null,
      to_stage: { name: "アプローチ", name_en: "Approach" },
      changed_at: "2026-11-01T03:00:00Z",
    },
  ],
  opened_on: "2026-11-01",
  cost: null,
  margin: null,
  margin_rate: null,
  lost_note: "",
  why_bought: "",
  go_live_on: null,
  note: "",
  created_at: "2026-11-01T03:00:00Z",
  may: { update: true, win: true },
};

const yen = (amount: number) => ({ amount, currency: "JPY" });

export const board: Board = {
  pipeline: { id: "pl1", name: "標準" },
  ended_since: "2026-10-21",
  columns: STAGES.map((one) => ({
    stage: one,
    count: one.id === "s1" ? 2 : 0,
    total: yen(one.id === "s1" ? 3_400_000 : 0),
    weighted: yen(one.id === "s1" ? 340_000 : 0),
    usual_days: one.id === "s1" ? 5 : null,
    cards: one.id === "s1" ? [card] : [],
  })),
  may: { create: true },
};
