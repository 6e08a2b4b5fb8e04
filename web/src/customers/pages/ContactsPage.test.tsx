import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { render, server } from "@/testing";
import { watanabe } from "../testing";
import ContactsPage from "./ContactsPage";

test("people are counted, and c opens the form for one more at its own address", async () => {
  server({ "GET /api/v1/contacts": { items: [watanabe], next: null, total: 1 } });
  const { router } = await render(<ContactsPage />, { room: "customers", at: "/contacts" });
  expect(await screen.findByText("1件")).toBeVisible();
  await userEvent.keyboard("c");
  expect(await screen.findByRole("dialog", { name: "担当者を登録する" })).toBeVisible();
  expect(router.state.location.search).toEqual({ new: "1" });
  await userEvent.click(screen.getAllByRole("button", { name: "やめる" })[0] as HTMLElement);
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test("an empty list says whom it is for", async () => {
  server({ "GET /api/v1/contacts": { items: [], next: null, total: 0 } });
  await render(<ContactsPage />, { room: "customers", at: "/contacts" });
  expect(await screen.findByRole("heading", { name: "担当者はまだいません" })).toBeVisible();
});
