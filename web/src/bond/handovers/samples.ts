import type { Handover } from "./api";

const account = { id: "a1", name: "ハナサキ物流株式会社" };
const deal = { id: "d1", number: 12, name: "冷蔵倉庫の温度監視" };

/** A form that waits for service, as a reader of service is given it. */
export function handover(over: Partial<Handover> = {}): Handover {
  return {
    id: "h1",
    version: 4,
    number: 3,
    status: "open",
    account,
    deal,
    given_by: { id: "u1", name: "佐藤 健" },
    service_owner: null,
    team: { id: "t2", name: "カスタマーサービス部" },
    opened_at: "2026-09-24T02:00:00Z",
    accepted_at: null,
    clock: { side: "service", due_at: "2026-09-28T09:00:00Z", is_late: true },
    why_bought: "温度の逸脱をすぐ知りたい",
    people: "",
    risks: "",
    go_live_on: "2026-12-01",
    amount: { amount: 1_620_000, currency: "JPY" },
    question: "",
    answer: "",
    answered_at: null,
    rejected_at: null,
    reject_reason: "",
    accepted_by: null,
    promises: [],
    acts: ["accept", "ask", "reject"],
    may: { update: false },
    ...over,
  };
}
