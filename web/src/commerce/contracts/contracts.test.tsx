import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Contract } from "./api";
import { ContractState, Price, Renewal } from "./columns";
import { EndModal } from "./EndModal";
import { inState } from "./states";

const care: Contract = {
  id: "k1",
  version: 3,
  number: 12,
  name: "年間保守",
  kind: "maintenance",
  account: { id: "a1", name: "トキワ設備株式会社" },
  product: null,
  starts_on: "2025-12-15",
  ends_on: "2026-12-14",
  renewal_on: "2026-12-15",
  notice_days: 90,
  notice_on: "2026-09-15",
  days_left: 25,
  auto_renews: false,
  amount: { amount: 288_000, currency: "JPY" },
  per: "year",
  entitlement_class: "weekday",
  cancelled_on: null,
  state: "renewing",
  updated_at: "2026-11-20T03:00:00Z",
  a_year: { amount: 288_000, currency: "JPY" },
  entitlement: "",
  cancel_reason: "",
  note: "",
  items: [],
  created_at: "2025-12-12T08:00:00Z",
  may: { update: true, delete: true },
};

test("a contract says its state, when it renews and what it costs", async () => {
  await render(
    <>
      <ContractState state={care.state} />
      <Renewal contract={care} />
      <Price contract={care} />
    </>,
    { room: "commerce" },
  );
  expect(await screen.findByText("更新時期")).toBeVisible();
  expect(screen.getByText("あと25日")).toBeVisible();
  expect(screen.getByText("¥288,000")).toBeVisible();
  expect(screen.getByText("／年")).toBeVisible();
  await expectNoAxeFaults(document.body);
});

test("a contract that will not go on has no renewal", async () => {
  await render(<Renewal contract={{ ...care, days_left: null }} />, { room: "commerce" });
  expect(await screen.findByText("–")).toBeVisible();
});

test("ending a contract sends its last day and why, on the version that was read", async () => {
  const sent: unknown[] = [];
  server({
    "POST /api/v1/contracts/k1/end": async (request: Request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return care;
    },
  });
  const close = vi.fn();
  await render(<EndModal contract={care} onClose={close} />, { room: "commerce" });
  await userEvent.type(screen.getByRole("textbox", { name: /^終了の理由/ }), "工場の閉鎖");
  await userEvent.click(screen.getByRole("button", { name: "契約を終了する" }));
  await waitFor(() => expect(close).toHaveBeenCalled());
  expect(sent).toEqual([['"3"', { last_day: "2026-12-14", reason: "工場の閉鎖" }]]);
});

test("a state is kept as conditions that are right on a later day too", () => {
  expect(JSON.stringify(inState("running"))).not.toMatch(/\d{4}-/);
  expect(inState("cancelled")).toEqual({
    join: "all",
    parts: [{ field: "cancelled_on", op: "within", value: "past" }],
  });
});
