import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import CalendarFeedPage from "./CalendarFeedPage";

const off = { is_on: false, made_at: null, last_read_at: null };
const on = { is_on: true, made_at: "2026-11-20T03:00:00Z", last_read_at: null };

test("an address is made and shown this once", async () => {
  let state = off as object;
  server({
    "GET /api/v1/calendar-feed": () => state,
    "POST /api/v1/calendar-feed": () => {
      state = on;
      return { ...on, address: "https://crm.example/api/v1/calendars/cal_x" };
    },
  });
  const { container } = await render(<CalendarFeedPage />, { room: "staff" });
  await userEvent.click(await screen.findByRole("button", { name: "アドレスを作る" }));
  expect(await screen.findByDisplayValue("https://crm.example/api/v1/calendars/cal_x")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("ending the address asks first", async () => {
  const calls = server({ "GET /api/v1/calendar-feed": on, "DELETE /api/v1/calendar-feed": null });
  await render(<CalendarFeedPage />, { room: "staff" });
  await userEvent.click(await screen.findByRole("button", { name: "配信をやめる" }));
  expect(calls()).not.toContain("DELETE /api/v1/calendar-feed");
  const buttons = await screen.findAllByRole("button", { name: "配信をやめる" });
  await userEvent.click(buttons[buttons.length - 1] as HTMLElement);
  await waitFor(() => expect(calls()).toContain("DELETE /api/v1/calendar-feed"));
});
