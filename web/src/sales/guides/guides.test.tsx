import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Guide } from "./api";
import GuidePage from "./GuidePage";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<typeof import("@tanstack/react-router")>()),
  useParams: () => ({ id: "g1" }),
}));

const guide: Guide = {
  id: "g1",
  version: 2,
  name: "センサー選び",
  title: "センサーを選ぶ",
  title_en: "",
  intro: "",
  intro_en: "",
  questions: [],
  live: [],
  is_public: false,
  shows_prices: false,
  published_at: null,
  has_changes: false,
  form: null,
  address: "https://enishi.example/g/k",
  faults: [{ code: "empty", text: "質問がありません。" }],
  updated_at: "2026-11-20T03:00:00Z",
  may: { update: true, delete: true },
};
const page = <T,>(items: T[]) => ({ items, next: null, total: items.length, may: { create: true } });

test("a question is drawn with what its answer decides, and is tried once it is kept", async () => {
  const sent: { questions?: unknown[] }[] = [];
  let kept: Guide = guide;
  server({
    "GET /api/v1/guides/g1": () => kept,
    "GET /api/v1/lead-forms": page([]),
    "GET /api/v1/custom-fields": page([]),
    "GET /api/v1/products": page([{ id: "p1", name: "振動センサー" }]),
    "PATCH /api/v1/guides/g1": async (request: Request) => {
      const body = (await request.json()) as { questions: Guide["questions"] };
      sent.push(body);
      kept = { ...guide, version: 3, questions: body.questions, faults: [] };
      return kept;
    },
    "POST /api/v1/guides/g1/matches": {
      items: [
        {
          product: { id: "p1", name: "振動センサー" },
          price: { amount: 48000, currency: "JPY" },
          fits: true,
          reasons: ["ご予算の内です"],
          against: [],
          unnamed: false,
        },
      ],
    },
  });
  await render(<GuidePage />, { room: "sales" });
  await userEvent.click(await screen.findByRole("button", { name: "質問を追加する" }));
  const card = within(screen.getByRole("region", { name: "質問 1" }));
  await userEvent.type(card.getByRole("textbox", { name: "質問の文" }), "ご予算は");
  await userEvent.type(card.getByRole("textbox", { name: "答え 1" }), "5万円まで");
  await userEvent.click(card.getAllByRole("button", { name: "この答えで製品を決める" })[0] as HTMLElement);
  await userEvent.type(card.getByRole("textbox", { name: "読む人に見せる理由" }), "ご予算の内です");
  await expectNoAxeFaults(document.body);
  await userEvent.click(screen.getAllByRole("button", { name: "保存する" })[0] as HTMLElement);
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.questions).toMatchObject([
    {
      id: "q1",
      text: "ご予算は",
      answers: [{ id: "a1", effects: [{ kind: "add", why: "ご予算の内です" }] }, { id: "a2" }],
    },
  ]);
  const tried = within(await screen.findByRole("region", { name: "試してみる" }));
  expect(await tried.findByText("○ ご予算の内です")).toBeVisible();
});
