import type { Order } from "./api";

const yen = (amount: number) => ({ amount, currency: "JPY" });

export const order: Order = {
  id: "o1",
  version: 1,
  number: 9,
  account: { id: "a1", name: "ハナサキ精機株式会社" },
  payment: { closing: "2026-11-30", due: "2026-12-28" },
  contact: { id: "c1", name: "渡辺 千尋" },
  owner: { id: "u1", name: "田中 誠" },
  deal_kind: "new",
  ordered_on: "2026-11-20",
  gross: yen(2_400_000),
  discount: yen(118_000),
  net: yen(2_282_000),
  updated_at: "2026-11-20T03:00:00Z",
  created_at: "2026-11-20T03:00:00Z",
  standing: { open_tickets: 1, worst_priority: 2 },
  delivered: "none",
  next_step: "deliver",
  is_unbilled: false,
  may_invoice: false,
  lines: [
    {
      position: 1,
      product: { id: "p1", name: "振動センサー MN-100" },
      text: "第二工場分",
      quantity: 50,
      delivered: 0,
      unit_price: yen(48_000),
      gross: yen(2_400_000),
      discount: yen(118_000),
      net: yen(2_282_000),
    },
  ],
  may: { update: true },
};
