import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Organisation } from "./api";
import { NEW_FACTS } from "./facts";
import OrganisationPage from "./OrganisationPage";

const minamo: Organisation = {
  ...NEW_FACTS,
  closures: [],
  openings: [],
  tax_rounding: "切捨て",
  line_rounding: "四捨五入",
  tax_rates: [],
  payment_terms: null,
  era_dates: false,
  bank_account: "",
  id: "o1",
  version: 3,
  name: "みなも計装株式会社",
  invoice_number: "T1234567890123",
  invoice_number_is_plausible: false,
  may: { update: true },
};

test("facts are changed on the version they were read in, and an unlikely number is pointed out", async () => {
  let match: string | null = null;
  let sent: unknown;
  server({
    "GET /api/v1/organisation": minamo,
    "PATCH /api/v1/organisation": async (request) => {
      match = request.headers.get("If-Match");
      sent = await request.json();
      return { ...minamo, version: 4 };
    },
  });
  const { container } = await render(<OrganisationPage />, { room: "staff" });
  expect(await screen.findByText(/検査用数字が合いません/)).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.type(screen.getByLabelText(/^会社名（英語）/), "Minamo");
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(match).toBe('"3"'));
  expect(sent).toMatchObject({ name_en: "Minamo", fiscal_year_start: 4 });
  expect(sent).not.toHaveProperty("working_hours");
});

test("who may only read gets no save button", async () => {
  server({ "GET /api/v1/organisation": { ...minamo, may: { update: false } } });
  await render(<OrganisationPage />, { room: "staff" });
  expect(await screen.findByLabelText(/^会社名 /)).toBeDisabled();
  expect(screen.queryByRole("button", { name: "保存する" })).toBeNull();
});

test("how far service looks is chosen, and told in the reader's words", async () => {
  let sent: unknown;
  server({
    "GET /api/v1/organisation": minamo,
    "PATCH /api/v1/organisation": async (request) => {
      sent = await request.json();
      return { ...minamo, version: 4 };
    },
  });
  await render(<OrganisationPage />, { room: "staff" });
  const [choice] = await screen.findAllByLabelText(/^サービス/);
  await userEvent.click(choice as HTMLElement);
  await userEvent.click(await screen.findByRole("option", { name: "自分の担当だけ" }));
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(sent).toMatchObject({ sales_sees: "team", service_sees: "own" }));
});
