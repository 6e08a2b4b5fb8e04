import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import type { SharedQuote } from "./api";
import SharedQuotePage from "./SharedQuotePage";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<typeof import("@tanstack/react-router")>()),
  useParams: () => ({ key: "k1" }),
}));

const yen = (amount: number) => ({ amount, currency: "JPY" });
const quote: SharedQuote = {
  company: "みなも計装株式会社",
  seller: "佐藤 健",
  number: "Q2026-00001",
  title: "第一工場 設備監視の導入",
  customer: "ハナサキ精機株式会社",
  language: "ja",
  state: "sent",
  sent_on: "2026-11-20",
  valid_until: "2026-12-20",
  delivery: "4週間",
  place: "",
  payment: "",
  note: "",
  lines: [
    {
      is_heading: false,
      text: "振動センサー",
      note: "",
      unit: "台",
      quantity: 50,
      unit_price: yen(48_000),
      discount: yen(0),
      net: yen(2_400_000),
      tax_class: "standard",
    },
  ],
  subtotal: yen(2_400_000),
  discount: yen(100_000),
  rates: [{ rate: 10, base: yen(2_300_000), tax: yen(230_000) }],
  total: yen(2_530_000),
  answered_by: "",
  answered_at: null,
};
const GET = "GET /api/v1/shared-quotes/k1";
const accepted = {
  ...quote,
  state: "accepted",
  answered_by: "渡辺 千尋",
  answered_at: "2026-11-20T03:00:00Z",
};

test("the customer reads what is offered, and that it was opened is told", async () => {
  const calls = server({ [GET]: quote, "POST /api/v1/shared-quotes/k1/open": null });
  const { container } = await render(<SharedQuotePage />, { room: "channels" });
  expect(await screen.findByRole("heading", { level: 1, name: quote.title })).toBeVisible();
  expect(screen.getAllByText("¥2,530,000")).toHaveLength(2);
  expect(screen.getByRole("link", { name: "PDF をダウンロード" })).toHaveAttribute(
    "href",
    "/api/v1/shared-quotes/k1/file",
  );
  await waitFor(() => expect(calls()).toContain("POST /api/v1/shared-quotes/k1/open"));
  await expectNoAxeFaults(container);
});

test("the customer accepts by name", async () => {
  let body: unknown;
  server({
    [GET]: quote,
    "POST /api/v1/shared-quotes/k1/open": null,
    "POST /api/v1/shared-quotes/k1/accept": async (request: Request) => {
      body = await request.json();
      return accepted;
    },
  });
  await render(<SharedQuotePage />, { room: "channels" });
  await userEvent.click(await screen.findByRole("button", { name: "この見積で承諾する" }));
  await userEvent.type(screen.getByRole("textbox", { name: /^お名前/ }), "渡辺 千尋");
  await userEvent.click(screen.getByRole("button", { name: "承諾する" }));
  const status = within(await screen.findByRole("status"));
  expect(status.getByText("この見積は承諾されました。")).toBeVisible();
  expect(body).toEqual({ name: "渡辺 千尋" });
  expect(screen.queryByRole("button", { name: "この見積で承諾する" })).toBeNull();
});

test("what was replaced while it was read is said, and the page shows it", async () => {
  let state = "sent";
  server({
    [GET]: () => ({ ...quote, state }),
    "POST /api/v1/shared-quotes/k1/open": null,
    "POST /api/v1/shared-quotes/k1/accept": () => {
      state = "superseded";
      return problem(409, {
        title: "この見積には、新しい版があります。",
        detail: "最新の版をご覧ください。",
      });
    },
  });
  await render(<SharedQuotePage />, { room: "channels" });
  await userEvent.click(await screen.findByRole("button", { name: "この見積で承諾する" }));
  await userEvent.click(screen.getByRole("button", { name: "承諾する" }));
  const alert = within(await screen.findByRole("alert"));
  expect(alert.getByText("この見積には、新しい版があります。")).toBeVisible();
  expect(within(await screen.findByRole("status")).getByText("新しい版の見積があります。")).toBeVisible();
});

test("a link that opens nothing says what to do", async () => {
  server({ [GET]: problem(404, { title: "" }) });
  await render(<SharedQuotePage />, { room: "channels" });
  expect(await screen.findByText("この見積は開けません")).toBeVisible();
});
