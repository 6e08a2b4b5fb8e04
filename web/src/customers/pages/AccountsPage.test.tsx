import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import { hanasaki } from "../testing";
import AccountsPage from "./AccountsPage";

const NOTHING = { items: [], next: null, total: 0 };

test("the list of customers is asked with the filters of the address", async () => {
  let asked = new URLSearchParams();
  server({
    "GET /api/v1/accounts": (request) => {
      asked = new URL(request.url).searchParams;
      return { items: [hanasaki], next: null, total: 1 };
    },
  });
  const { container } = await render(<AccountsPage />, {
    room: "customers",
    at: "/accounts?owner=mine&stage=talking&q=ハナサキ",
  });
  expect(await screen.findByText("1件", { selector: "[role=status]" })).toBeVisible();
  expect(Object.fromEntries(asked)).toEqual({
    owner: "mine",
    stage: "talking",
    q: "ハナサキ",
    sort: "-updated_at",
  });
  await expectNoAxeFaults(container);
});

test("a filter chosen is a filter in the address", async () => {
  server({ "GET /api/v1/accounts": { items: [hanasaki], next: null, total: 1 } });
  const { router } = await render(<AccountsPage />, { room: "customers", at: "/accounts" });
  await userEvent.click(await screen.findByRole("textbox", { name: "担当" }));
  await userEvent.click(await screen.findByRole("option", { name: "自分の担当" }));
  await waitFor(() => expect(router.state.location.search).toEqual({ owner: "mine" }));
});

test("an empty list says what it is for and how to begin", async () => {
  server({ "GET /api/v1/accounts": NOTHING });
  const { router } = await render(<AccountsPage />, { room: "customers", at: "/accounts" });
  expect(await screen.findByRole("heading", { name: "取引先はまだありません" })).toBeVisible();
  await userEvent.click(screen.getAllByRole("button", { name: "取引先を登録する" })[0] as HTMLElement);
  await waitFor(() => expect(router.state.location.pathname).toBe("/accounts/new"));
});

test("c begins a new customer, in English too", async () => {
  server({ "GET /api/v1/accounts": NOTHING });
  const { router } = await render(<AccountsPage />, { room: "customers", at: "/accounts", language: "en" });
  await screen.findByRole("heading", { name: "No accounts yet" });
  await userEvent.keyboard("c");
  await waitFor(() => expect(router.state.location.pathname).toBe("/accounts/new"));
});
