import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { order } from "../orders/examples";
import { draft, issued } from "./examples";
import InvoicePage from "./InvoicePage";
import InvoicesPage from "./InvoicesPage";
import { OrderInvoices } from "./OrderInvoices";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<typeof import("@tanstack/react-router")>()),
  useParams: () => ({ id: "i1" }),
}));

const none = { items: [], next: null, total: 0, may: { create: false } };
const list = { items: [issued], next: null, total: 1, may: { create: true } };

test("what is late stands in the list with what is left to pay", async () => {
  server({ "GET /api/v1/invoices": list });
  const { container } = await render(<InvoicesPage />, { room: "commerce" });
  expect(await screen.findByText("INV2026-00001")).toBeVisible();
  expect(screen.getByRole("row", { name: /INV2026-00001/ })).toHaveTextContent("延滞");
  await expectNoAxeFaults(container);
});

test("an empty list says where invoices come from", async () => {
  server({ "GET /api/v1/invoices": none });
  await render(<InvoicesPage />, { room: "commerce" });
  expect(await screen.findByText("請求書はまだありません")).toBeVisible();
});

test("a draft shows its tax per rate and is issued once somebody is sure", async () => {
  let match: string | null = null;
  server({
    "GET /api/v1/invoices/i1": draft,
    "POST /api/v1/invoices/i1/issue": (request) => {
      match = request.headers.get("If-Match");
      return issued;
    },
  });
  const { container } = await render(<InvoicePage />, { room: "commerce" });
  expect(await screen.findByText("¥960")).toBeVisible();
  expect(screen.getByText("¥5,000")).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "請求書を発行する" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.click(dialog.getByRole("button", { name: "請求書を発行する" }));
  await waitFor(() => expect(match).toBe('"1"'));
  expect(await screen.findByRole("heading", { name: "請求書 INV2026-00001" })).toBeVisible();
  expect(screen.getByRole("link", { name: "請求書の PDF" })).toHaveAttribute(
    "href",
    "/api/v1/documents/d1/file",
  );
});

test("what the law still asks for is named, and the draft cannot be issued", async () => {
  server({ "GET /api/v1/invoices/i1": { ...draft, missing: ["registration_number"] } });
  await render(<InvoicePage />, { room: "commerce" });
  expect(await screen.findByText("自社の登録番号（設定 → 組織）")).toBeVisible();
  expect(screen.getByRole("button", { name: "請求書を発行する" })).toBeDisabled();
});

test("a part of an issued invoice is taken back with its reason", async () => {
  let sent: unknown;
  server({
    "GET /api/v1/invoices/i1": issued,
    "POST /api/v1/invoices/i1/credit-notes": async (request) => {
      sent = await request.json();
      return issued;
    },
  });
  await render(<InvoicePage />, { room: "commerce" });
  await userEvent.click(await screen.findByRole("button", { name: "返品・値引きを記録する" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.type(dialog.getByLabelText("理由"), "一部返品");
  await userEvent.click(dialog.getByLabelText("残りの全額"));
  await userEvent.type(dialog.getByLabelText("研修弁当"), "960");
  await userEvent.click(dialog.getByRole("button", { name: "返品・値引きを記録する" }));
  await waitFor(() =>
    expect(sent).toEqual({
      reason: "一部返品",
      lines: [{ position: 2, net: { amount: 960, currency: "JPY" } }],
    }),
  );
});

test("an invoice that is not there says so", async () => {
  server({ "GET /api/v1/invoices/i1": problem(404, { title: "見つかりません。" }) });
  await render(<InvoicePage />, { room: "commerce" });
  expect(await screen.findByText("見つかりません。")).toBeVisible();
});

test("what was delivered of an order is invoiced by who may, and by nobody else", async () => {
  const calls = server({
    "GET /api/v1/invoices": none,
    "POST /api/v1/orders/o1/invoices": draft,
  });
  const open = { ...order, is_unbilled: true, next_step: "invoice" as const };
  const { unmount } = await render(<OrderInvoices order={open} />, { room: "commerce" });
  expect(await screen.findByText("まだ請求していません。")).toBeVisible();
  expect(screen.queryByRole("button")).toBeNull();
  unmount();
  await render(<OrderInvoices order={{ ...open, may_invoice: true }} />, { room: "commerce" });
  await userEvent.click(await screen.findByRole("button", { name: "請求書を作る" }));
  await waitFor(() => expect(calls()).toContain("POST /api/v1/orders/o1/invoices"));
});

test("the list offers a file, views and groups, and no change of what was issued", async () => {
  let taken: Record<string, unknown> = {};
  vi.stubGlobal(
    "URL",
    Object.assign(URL, { createObjectURL: () => "blob:1", revokeObjectURL: () => undefined }),
  );
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  server({
    "GET /api/v1/invoices": list,
    "GET /api/v1/views": { items: [], may: { export: true, bulk: false } },
    "POST /api/v1/invoices/export": async (request: Request) => {
      taken = await request.json();
      return {};
    },
  });
  await render(<InvoicesPage />, { room: "commerce", at: "/?state=open&account_id=a1" });
  await screen.findByText("INV2026-00001");
  expect(screen.queryByRole("checkbox")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "書き出し・印刷" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "CSVに書き出す" }));
  await waitFor(() => expect(taken.columns).toContain("balance"));
  expect(JSON.parse(taken.filter as string)).toEqual({
    all: [
      { field: "state", op: "any_of", value: ["unpaid", "overdue"] },
      { field: "account", op: "any_of", value: ["a1"] },
    ],
  });
});
