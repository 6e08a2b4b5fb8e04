import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import { Bell } from "./Bell";

test("the bell says how much is unread, and shows the latest", async () => {
  server({
    "GET /api/v1/notifications/unread": { unread: 100 },
    "GET /api/v1/notifications": { items: [], next: null, total: 0 },
  });
  const { container } = await render(<Bell />, { room: "shell" });
  const bell = await screen.findByRole("button", { name: "通知（未読99+件）" });
  await expectNoAxeFaults(container);
  await userEvent.click(bell);
  expect(await screen.findByText("通知はありません。")).toBeVisible();
  expect(screen.getByRole("link", { name: "すべての通知" })).toHaveAttribute("href", "/notifications");
});
