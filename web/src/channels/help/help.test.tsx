import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import HelpArticlePage from "./HelpArticlePage";
import HelpPage from "./HelpPage";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<typeof import("@tanstack/react-router")>()),
  useParams: () => ({ number: "1" }),
}));

const row = { number: 1, title: "データが届かないとき", category: "計測", language: "ja" };
const page = (items: object[]) => ({
  items,
  next: null,
  total: items.length,
  company: "みなも計装株式会社",
  categories: ["計測", "契約"],
});

test("everybody finds an article without signing in", async () => {
  server({ "GET /api/v1/help/articles": page([row]) });
  const { container } = await render(<HelpPage />, { room: "channels" });
  expect(await screen.findByText("データが届かないとき")).toBeVisible();
  expect(screen.getByText("みなも計装株式会社")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("an article is read and said to have helped", async () => {
  let sent = {};
  server({
    "GET /api/v1/help/articles/1": {
      ...row,
      body: "## 確認\n1. 電源を見る",
      published_at: "2026-11-01T00:00:00Z",
    },
    "POST /api/v1/help/articles/1/votes": async (request: Request) => {
      sent = await request.json();
      return null;
    },
  });
  const { container } = await render(<HelpArticlePage />, { room: "channels" });
  expect(await screen.findByRole("heading", { name: "確認" })).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "はい" }));
  await waitFor(() => expect(sent).toEqual({ is_helpful: true }));
  expect(await screen.findByRole("status")).toBeVisible();
});

test("an article that is not public is said to be gone", async () => {
  server({});
  await render(<HelpArticlePage />, { room: "channels" });
  expect(await screen.findByRole("heading", { name: "この記事は見つかりません" })).toBeVisible();
});
