import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Competitor, Negotiation } from "./api";
import CompetitorsPage from "./CompetitorsPage";
import { NegotiationCard } from "./NegotiationCard";

const rival: Competitor = {
  id: "c1",
  version: 1,
  name: "C社",
  strengths: "2割安い",
  weaknesses: "通信は別契約",
  answer: "5年の総額で比べる",
  won: 7,
  lost: 3,
};
const told: Negotiation = {
  competitors: [
    {
      id: "l1",
      version: 1,
      competitor: { id: "c1", name: "C社" },
      strengths: rival.strengths,
      weaknesses: rival.weaknesses,
      answer: rival.answer,
      note: "提案中",
      has_won: false,
      fit: 0.58,
    },
  ],
  needs: [
    { id: "n1", version: 1, text: "夜間の通知", importance: 5, said_by: null, ours: 2, theirs: { c1: 1 } },
  ],
  objections: [],
  fit: 0.83,
  may: { update: true },
};
const answers = { items: [{ answer: "5年の総額で比べる", won: 8, tried: 10, rate: 0.74 }] };

test("battle cards say how we stand against each competitor", async () => {
  server({ "GET /api/v1/competitors": { items: [rival], may: { create: true } } });
  const { container } = await render(<CompetitorsPage />, { room: "sales" });
  const card = within(await screen.findByRole("region", { name: "C社" }));
  expect(card.getByText("受注 7件・敗れた 3件")).toBeVisible();
  expect(card.getByText("5年の総額で比べる")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("an objection is answered with what worked before", async () => {
  let body: unknown;
  server({
    "GET /api/v1/deals/d1/negotiation": told,
    "GET /api/v1/deals/d1/answers": answers,
    "POST /api/v1/deals/d1/objections": async (request: Request) => {
      body = await request.json();
      return told;
    },
  });
  const { container } = await render(<NegotiationCard dealId="d1" />, { room: "sales" });
  expect(await screen.findByText("夜間の通知")).toBeVisible();
  expect(screen.getByText("83.0%")).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "懸念を加える" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByRole("textbox", { name: "懸念" }), "高い");
  const worked = within(await form.findByRole("region", { name: "以前うまくいった答え" }));
  await userEvent.click(worked.getByRole("button", { name: "この答えを使う" }));
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  await waitFor(() =>
    expect(body).toEqual({ category: "price", text: "高い", answer: "5年の総額で比べる", outcome: "open" }),
  );
});
