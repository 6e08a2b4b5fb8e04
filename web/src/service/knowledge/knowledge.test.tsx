import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import { ticket } from "../tickets/samples";
import ArticlePage from "./ArticlePage";
import ArticlesPage from "./ArticlesPage";
import type { Article, ArticleRow } from "./api";
import { TicketArticles } from "./TicketArticles";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<typeof import("@tanstack/react-router")>()),
  useParams: () => ({ id: "k1" }),
}));

const row: ArticleRow = {
  id: "k1",
  version: 2,
  number: 1,
  title: "データが届かないとき",
  category: "計測",
  audience: "public",
  status: "draft",
  language: "ja",
  product: null,
  author: { id: "u1", name: "田中 美咲" },
  review_on: "2026-11-01",
  is_due: true,
  live_number: 0,
  published_at: null,
  helpful: 3,
  unhelpful: 1,
  updated_at: "2026-11-20T00:00:00Z",
};
const article: Article = {
  ...row,
  body: "## 確認\n渡辺 様のときは電源でした。",
  live_title: "",
  live_body: "",
  ticket: null,
  personal: [{ kind: "person", text: "渡辺 様" }],
  versions: [],
  used: 2,
  uses: [],
  next: ["review", "published", "archived"],
  created_at: "2026-11-20T00:00:00Z",
  may: { draft: true, update: true, delete: false },
};
const GET = "GET /api/v1/articles/k1";

test("an article shows its words, and who is named in it is asked about before customers read it", async () => {
  let sent = {};
  server({
    [GET]: article,
    "POST /api/v1/articles/k1/status": async (request: Request) => {
      sent = await request.json();
      return { ...article, status: "published", version: 3 };
    },
  });
  const { container } = await render(<ArticlePage />, { room: "service" });
  expect(await screen.findByRole("heading", { name: "確認" })).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "公開する" }));
  await userEvent.click(await screen.findByRole("button", { name: "確かめたので公開する" }));
  await waitFor(() => expect(sent).toEqual({ status: "published", is_checked: true }));
});

test("the list says what is to be looked at again", async () => {
  server({ "GET /api/v1/articles": { items: [row], next: null, total: 1, may: { create: true } } });
  await render(<ArticlesPage />, { room: "service" });
  expect(await screen.findByText("3 / 4")).toBeVisible();
  expect(await screen.findByRole("button", { name: "記事を書く" })).toBeVisible();
});

test("a suggested article goes into the answer, and that it helped is kept", async () => {
  const suggested = {
    id: "k1",
    number: 1,
    title: row.title,
    body: "電源を確かめます。",
    audience: "public",
    helpful: 3,
  };
  const calls = server({
    [`GET /api/v1/tickets/${ticket.id}/articles`]: {
      items: [{ ...suggested, is_used: false }],
      may: { create: false },
    },
    "POST /api/v1/articles/k1/uses": null,
  });
  await render(<TicketArticles ticket={ticket} />, { room: "service" });
  await userEvent.click(await screen.findByRole("button", { name: /データが届かないとき/ }));
  await userEvent.click(await screen.findByRole("button", { name: "本文を返信に入れる" }));
  await waitFor(() => expect(calls()).toContain("POST /api/v1/articles/k1/uses"));
});
