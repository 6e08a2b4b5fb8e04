import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import type { Organisation } from "./api";
import { NEW_FACTS } from "./facts";
import MoneyPage from "./MoneyPage";

const minamo: Organisation = {
  ...NEW_FACTS,
  closures: [],
  openings: [],
  tax_rounding: "切捨て",
  line_rounding: "四捨五入",
  tax_rates: [{ kind: "standard", since: "2030-04-01", percent: "12" }],
  payment_terms: null,
  era_dates: false,
  bank_account: "",
  id: "o1",
  version: 3,
  name: "みなも計装株式会社",
  invoice_number_is_plausible: null,
  may: { update: true },
};

const save = () => userEvent.click(screen.getByRole("button", { name: "保存する" }));

test("rounding, terms and eras are saved on the version they were read in", async () => {
  let sent: unknown;
  server({
    "GET /api/v1/organisation": minamo,
    "PATCH /api/v1/organisation": async (request) => {
      sent = await request.json();
      return { ...minamo, version: 4 };
    },
  });
  const { container } = await render(<MoneyPage />, { room: "staff" });
  await userEvent.click(await screen.findByLabelText("標準の支払条件を決める"));
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("textbox", { name: "締め日" }));
  await userEvent.click(await screen.findByRole("option", { name: "20日" }));
  await userEvent.click(screen.getByRole("textbox", { name: "消費税の端数" }));
  await userEvent.click(await screen.findByRole("option", { name: "切上げ" }));
  await userEvent.click(screen.getByLabelText(/^和暦で書く/));
  await save();
  await waitFor(() =>
    expect(sent).toEqual({
      tax_rounding: "切上げ",
      line_rounding: "四捨五入",
      era_dates: true,
      bank_account: "",
      payment_terms: { closing_day: 20, pay_month: 1, pay_day: 31, shift: "前" },
      tax_rates: [{ kind: "standard", since: "2030-04-01", percent: "12" }],
    }),
  );
});

test("a rate without its day never leaves the page; the server's refusal stands beside its field", async () => {
  const calls = server({
    "GET /api/v1/organisation": minamo,
    "PATCH /api/v1/organisation": problem(400, {
      code: "bad_input",
      title: "入力内容に誤りがあります。",
      fields: { "tax_rates.1.since": "同じ区分と開始日の税率が2つあります。" },
    }),
  });
  await render(<MoneyPage />, { room: "staff" });
  await userEvent.click(await screen.findByRole("button", { name: "税率を加える" }));
  await save();
  expect((await screen.findAllByText("入力してください。"))[0]).toBeVisible();
  expect(calls()).not.toContain("PATCH /api/v1/organisation");
  const days = await screen.findAllByLabelText("適用開始日", { selector: "input" });
  fireEvent.change(days[1] as HTMLElement, { target: { value: "2030/04/01" } });
  fireEvent.blur(days[1] as HTMLElement);
  await userEvent.type(screen.getAllByLabelText("税率")[1] as HTMLElement, "13");
  await save();
  expect(await screen.findByText("同じ区分と開始日の税率が2つあります。")).toBeVisible();
});
