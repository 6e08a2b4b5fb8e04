import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Run } from "./api";
import { GuideCard } from "./GuideCard";

const run: Run = {
  id: "r1",
  version: 1,
  guide: { id: "g1", name: "センサー選び" },
  language: "ja",
  taken_at: "2026-11-20T03:00:00Z",
  taken_by: null,
  question: "屋外でも使えますか",
  answers: [{ question: "どこで使いますか", answer: "屋外" }],
  found: [
    {
      product_id: "p1",
      name: "屋外センサー",
      fits: true,
      reasons: ["防水です"],
      against: [],
      unnamed: false,
    },
    {
      product_id: "p2",
      name: "屋内センサー",
      fits: false,
      reasons: [],
      against: ["防水ではありません"],
      unnamed: false,
    },
  ],
  account: null,
  lead: { id: "l1", number: 7, name: "渡辺" },
  ticket: { id: "t1", number: 12, name: "ご質問" },
  deal: null,
  quote: null,
  may: { deal: true },
};
const sensor = { id: "p1", name: "屋外センサー" };
const box = { id: "p3", name: "取付金具" };
const yen = (amount: number) => ({ amount, currency: "JPY" });

test("what was answered leads to a quote, once what is missing is added", async () => {
  const made: { picks: { product_id: string }[]; run_id?: string }[] = [];
  server({
    "GET /api/v1/guide-runs": { items: [run], next: null, total: 1, may: { create: true } },
    "POST /api/v1/configurations/check": async (request: Request) => {
      const { picks } = (await request.json()) as { picks: { product_id: string }[] };
      const isWhole = picks.length === 2;
      return {
        faults: isWhole
          ? []
          : [
              {
                code: "missing",
                text: "「屋外センサー」には「取付金具」が必要です。",
                product: sensor,
                other: box,
              },
            ],
        lines: [],
        options: [],
        total: yen(isWhole ? 103000 : 98000),
      };
    },
    "POST /api/v1/configurations/quotes": async (request: Request) => {
      made.push((await request.json()) as (typeof made)[number]);
      return { quote: { id: "q1", name: "見積" }, deal: { id: "d1", number: 3, name: "商談" } };
    },
  });
  await render(<GuideCard about={{ subject: "lead", id: "l1" }} />, { room: "bond" });
  const card = within(await screen.findByRole("region", { name: "製品ガイド" }));
  expect(card.getByText("どこで使いますか → 屋外")).toBeVisible();
  expect(card.getByRole("link", { name: "問い合わせ #12" })).toHaveAttribute("href", "/tickets/t1");
  expect(card.queryByRole("link", { name: /リード/ })).toBeNull();
  await userEvent.click(card.getByRole("button", { name: "構成して見積を作る" }));
  const asked = within(await screen.findByRole("dialog"));
  const make = asked.getByRole("button", { name: "見積の下書きを作る" });
  expect(make).toBeDisabled();
  await userEvent.click(await asked.findByRole("button", { name: "取付金具を加える" }));
  await waitFor(() => expect(make).toBeEnabled());
  await expectNoAxeFaults(document.body);
  await userEvent.click(make);
  await waitFor(() => expect(made).toHaveLength(1));
  expect(made[0]?.picks.map(({ product_id }) => product_id)).toEqual(["p1", "p3"]);
  expect(made[0]?.run_id).toBe("r1");
});
