import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import type { Payment } from "./api";
import PaymentPage from "./PaymentPage";
import PaymentsPage from "./PaymentsPage";
import { ReceivableCard } from "./ReceivableCard";
import ReceivablesPage from "./ReceivablesPage";
import { sharesOf } from "./shares";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<typeof import("@tanstack/react-router")>()),
  useParams: () => ({ id: "p1" }),
}));

const yen = (amount: number) => ({ amount, currency: "JPY" });
const account = { id: "a1", name: "ハナサキ精機株式会社" };
const bill = (id: string, balance: number) => ({
  id,
  number: `INV2026-0000${id}`,
  due_on: "2026-12-28",
  balance: yen(balance),
});
const payment: Payment = {
  id: "p1",
  version: 4,
  account: null,
  received_on: "2026-11-17",
  amount: yen(1_100),
  matched: yen(0),
  state: "open",
  payer: "カ)ハナサキセイキ",
  source: "bank",
  note: "",
  updated_at: "2026-11-20T03:00:00Z",
  allocations: [],
  offers: [
    { account, invoices: [bill("1", 1_100)], fee: yen(0), is_named: true },
    { account, invoices: [bill("2", 1_540)], fee: yen(440), is_named: false },
  ],
  may: { update: true },
};
const list = { items: [payment], next: null, total: 1, may: { create: true } };
const receivable = {
  id: "a1",
  account,
  unpaid: yen(3_300),
  overdue: yen(1_100),
  open_invoices: 2,
  oldest_due: "2026-10-31",
  last_paid: null,
  days_late: 12.5,
};

test("an offer comes to its invoices in full, the fee borne on the last", () => {
  const offer = { account, invoices: [bill("1", 1_000), bill("2", 2_000)], fee: yen(440), is_named: true };
  expect(sharesOf(offer)).toEqual([
    { invoice_id: "1", amount: yen(1_000), fee: null },
    { invoice_id: "2", amount: yen(1_560), fee: yen(440) },
  ]);
});

test("a bank's file is taken in and says how many were new", async () => {
  const calls = server({
    "GET /api/v1/payments": list,
    "POST /api/v1/payments/bank-files": { made: 2, known: 1 },
  });
  const { container } = await render(<PaymentsPage />, { room: "commerce" });
  expect(await screen.findByText("カ)ハナサキセイキ")).toBeVisible();
  await expectNoAxeFaults(container);
  const file = new File(["日付,入金額,摘要"], "bank.csv", { type: "text/csv" });
  const field = container.querySelector<HTMLInputElement>("input[type=file]");
  if (!field) throw new Error("there is a field for the file");
  await userEvent.upload(field, file);
  await waitFor(() => expect(calls()).toContain("POST /api/v1/payments/bank-files"));
});

test("what fits is offered, and matched only when somebody says so", async () => {
  let sent: unknown;
  server({
    "GET /api/v1/payments/p1": payment,
    "POST /api/v1/payments/p1/match": async (request) => {
      sent = await request.json();
      return { ...payment, version: 5, state: "matched", account, matched: yen(1_100), offers: [] };
    },
  });
  const { container } = await render(<PaymentPage />, { room: "commerce" });
  expect(await screen.findByText("名義が一致")).toBeVisible();
  expect(screen.getByText("金額のみ一致")).toBeVisible();
  await expectNoAxeFaults(container);
  const [first] = screen.getAllByRole("button", { name: "消し込む" });
  if (!first) throw new Error("an offer can be taken");
  await userEvent.click(first);
  await waitFor(() =>
    expect(sent).toEqual({ invoices: [{ invoice_id: "1", amount: yen(1_100), fee: null }] }),
  );
  expect(await screen.findByText("消込済")).toBeVisible();
});

test("a part goes to an invoice one chooses", async () => {
  let sent: unknown;
  server({
    "GET /api/v1/payments/p1": { ...payment, offers: [] },
    "GET /api/v1/invoices": { items: [{ ...bill("3", 5_000), account }], next: null, total: 1 },
    "POST /api/v1/payments/p1/match": async (request) => {
      sent = await request.json();
      return payment;
    },
  });
  await render(<PaymentPage />, { room: "commerce" });
  await userEvent.click(await screen.findByRole("button", { name: "請求書を選んで消し込む" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.click(dialog.getByRole("textbox", { name: "請求書" }));
  await userEvent.click(await screen.findByRole("option", { name: /INV2026-00003/ }));
  await userEvent.click(dialog.getByRole("button", { name: "消し込む" }));
  await waitFor(() =>
    expect(sent).toEqual({ invoices: [{ invoice_id: "3", amount: yen(1_100), fee: null }] }),
  );
});

test("a match is taken back", async () => {
  const matched = {
    ...payment,
    state: "matched",
    offers: [],
    allocations: [{ invoice: bill("1", 0), amount: yen(1_100), fee: yen(440) }],
  };
  const calls = server({
    "GET /api/v1/payments/p1": matched,
    "POST /api/v1/payments/p1/unmatch": payment,
  });
  await render(<PaymentPage />, { room: "commerce" });
  await userEvent.click(await screen.findByRole("button", { name: "消込を取り消す" }));
  await waitFor(() => expect(calls()).toContain("POST /api/v1/payments/p1/unmatch"));
});

test("a payment that is not there says so", async () => {
  server({ "GET /api/v1/payments/p1": problem(404, { title: "見つかりません。" }) });
  await render(<PaymentPage />, { room: "commerce" });
  expect(await screen.findByText("見つかりません。")).toBeVisible();
});

test("who owes stands there with what is late, and on the customer's page", async () => {
  server({ "GET /api/v1/receivables": { items: [receivable], next: null, total: 1 } });
  const { container, unmount } = await render(<ReceivablesPage />, { room: "commerce" });
  expect(await screen.findByText("12.5日")).toBeVisible();
  await expectNoAxeFaults(container);
  unmount();
  await render(<ReceivableCard accountId="a1" />, { room: "commerce" });
  expect(await screen.findByRole("link", { name: "¥3,300" })).toHaveAttribute(
    "href",
    "/invoices?state=open&account_id=a1",
  );
  expect(screen.getByText("延滞")).toBeVisible();
});
