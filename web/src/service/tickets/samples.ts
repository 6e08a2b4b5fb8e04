// What the tests of this folder look at.
import type { Counts, Listed, Said, Ticket } from "./types";

export const line: Listed = {
  id: "t1042",
  version: 3,
  number: 1042,
  subject: "流量計の表示がおかしい",
  account: { id: "a1", name: "株式会社ハナサキ精機" },
  contact: { id: "c1", name: "渡辺 千尋" },
  channel_kind: "mail",
  type: "fault",
  category: "流量計",
  tags: [],
  priority: 3,
  status: "new",
  held_for: "",
  snoozed_until: null,
  team: { id: "s1", name: "サポート" },
  assignee: null,
  opened_at: "2026-11-20T00:00:00Z",
  updated_at: "2026-11-20T00:00:00Z",
  first_reply_at: null,
  due_at: "2026-11-20T02:00:00Z",
  is_late: true,
  reason: "first_reply_late",
  standing: {
    open_deals: 1,
    open_pipeline: { amount: 12_000_000, currency: "JPY" },
    open_tickets: 1,
    lifetime_net: { amount: 3_400_000, currency: "JPY" },
    satisfaction: null,
  },
};

export const ticket: Ticket = {
  ...line,
  impact: null,
  urgency: null,
  contract: null,
  item: null,
  first_reply_due: "2026-11-20T02:00:00Z",
  first_reply_seconds: null,
  policy: "",
  solve_due: "2026-11-24T00:00:00Z",
  solved_at: null,
  solved_by: null,
  closed_at: null,
  reopened_count: 0,
  next: ["open", "waiting", "solved"],
  asked_at: null,
  answer: null,
  may: { update: true, delete: false, note: true, talk: true },
};

export const said: Said = {
  id: "m1",
  kind: "message",
  direction: "in",
  channel_kind: "mail",
  author: null,
  contact: { id: "c1", name: "渡辺 千尋" },
  text: "昨日から数値が安定しません。",
  at: "2026-11-20T00:00:00Z",
  files: [],
};

export const note: Said = {
  id: "n1",
  kind: "note",
  direction: null,
  channel_kind: null,
  author: { id: "u2", name: "鈴木 亮" },
  contact: null,
  text: "前回も同じ症状",
  at: "2026-11-20T00:30:00Z",
  files: [],
};

export const counts: Counts = {
  all: 21,
  unsolved: 9,
  mine: 3,
  team: 5,
  unassigned: 4,
  escalated: 1,
  overdue: 2,
  waiting: 1,
  snoozed: 0,
  solved: 6,
  may: { create: true },
};
