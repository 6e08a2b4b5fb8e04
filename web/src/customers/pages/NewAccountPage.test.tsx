import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { render, server } from "@/testing";
import { hanasaki } from "../testing";
import NewAccountPage from "./NewAccountPage";

test("a name typed elsewhere is taken over, and the new record opens", async () => {
  server({
    "GET /api/v1/accounts/duplicates": { items: [], hidden: false },
    "POST /api/v1/accounts": { ...hanasaki, id: "a9" },
  });
  const { router } = await render(<NewAccountPage />, {
    room: "customers",
    at: "/accounts/new?name=青葉商事",
  });
  expect(await screen.findByRole("textbox", { name: /会社名/ })).toHaveValue("青葉商事");
  await userEvent.click(screen.getByRole("button", { name: "登録する" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/accounts/a9"));
});

test("who changes their mind is back at the list", async () => {
  server({});
  const { router } = await render(<NewAccountPage />, { room: "customers", at: "/accounts/new" });
  await userEvent.click(await screen.findByRole("button", { name: "やめる" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/accounts"));
});
