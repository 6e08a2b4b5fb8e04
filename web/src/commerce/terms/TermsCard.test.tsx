import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { COMMON_TERMS } from "@/ui/terms";
import type { CustomerTerms } from "./api";
import { TermsCard } from "./TermsCard";

const ROUTE = "/api/v1/accounts/a1/payment-terms";
const usual: CustomerTerms = {
  customer_class: "",
  version: 0,
  terms: null,
  usual: COMMON_TERMS,
  credit_limit: null,
  is_credit_stopped: false,
  may: { update: true },
};

test("the usual terms stand there until the customer has its own", async () => {
  let sent: unknown;
  let match: string | null = null;
  server({
    [`GET ${ROUTE}`]: usual,
    [`PUT ${ROUTE}`]: async (request) => {
      match = request.headers.get("If-Match");
      sent = await request.json();
      return { ...usual, version: 1, terms: (sent as { terms: CustomerTerms["terms"] }).terms };
    },
  });
  const { container } = await render(<TermsCard accountId="a1" />, { room: "commerce" });
  expect(await screen.findByText("標準：末日締め 翌月末日払い（前営業日）")).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "変更する" }));
  await userEvent.click(await screen.findByLabelText("この取引先だけの支払条件を決める"));
  await userEvent.click(screen.getByRole("textbox", { name: "締め日" }));
  await userEvent.click(await screen.findByRole("option", { name: "20日" }));
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(match).toBe('"0"'));
  expect(sent).toEqual({
    terms: { ...COMMON_TERMS, closing_day: 20 },
    credit_limit: null,
    is_credit_stopped: false,
    customer_class: "",
  });
  expect(await screen.findByText("20日締め 翌月末日払い（前営業日）")).toBeVisible();
});

test("who may only read sees the terms and no button; who may not sees nothing", async () => {
  server({ [`GET ${ROUTE}`]: { ...usual, usual: null, may: { update: false } } });
  await render(<TermsCard accountId="a1" />, { room: "commerce" });
  expect(await screen.findByText("支払条件は決まっていません。")).toBeVisible();
  expect(screen.queryByRole("button", { name: "変更する" })).toBeNull();
});

test("a card that may not be read is not there", async () => {
  const calls = server({ [`GET ${ROUTE}`]: problem(403, { title: "権限がありません。" }) });
  await render(<TermsCard accountId="a1" />, { room: "commerce" });
  await waitFor(() => expect(calls()).toContain(`GET ${ROUTE}`));
  expect(screen.queryByText("支払条件")).toBeNull();
});
