import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Routing } from "./api";
import { RoutedWhy } from "./RoutedWhy";
import RoutingPage from "./RoutingPage";

const routing: Routing = {
  version: 3,
  rules: [
    {
      name: "ゲートウェイ",
      conditions: [
        { field: "type", values: ["fault"] },
        { field: "words", values: ["ゲートウェイ", "GW"] },
      ],
      to: "turn",
      person: null,
      team: { id: "t1", name: "サポート 一次" },
      skills: ["通信"],
      priority: 4,
      category: "通信",
    },
  ],
  rota: [{ person: { id: "u1", name: "三好 浩" }, starts_on: "2026-11-27", ends_on: "2026-11-29" }],
  may: { update: true },
};
const why = {
  rule: "ゲートウェイ",
  met: ["type", "words"],
  how: "turn" as const,
  team: "サポート 一次",
  skills: ["通信"],
  load: 7.5,
  away: ["伊藤 彩"],
  position: null,
};
const HOUSE = {
  "GET /api/v1/routing": routing,
  "GET /api/v1/custom-fields": { items: [], may: {} },
  "GET /api/v1/teams": { items: [{ id: "t1", name: "サポート 一次" }], next: null, total: 1 },
  "GET /api/v1/routing/agents": {
    items: [
      {
        person: { id: "u1", name: "三好 浩" },
        team: { id: "t1", name: "サポート 一次" },
        skills: ["通信"],
        capacity: { mail: 5 },
        open: { mail: 2 },
        load: 5,
        is_away: true,
        stand_in: { id: "u2", name: "鈴木 亮" },
      },
    ],
  },
  "POST /api/v1/routing/try": {
    tried: [{ name: "ゲートウェイ", unmet: ["words"] }],
    person: null,
    team: null,
    priority: 2,
    category: "",
    why: { rule: "", met: [], how: "fallback" },
  },
};

test("a rule says for which tickets it is and to whom; the try-out says why it does not hold", async () => {
  server(HOUSE);
  const { container } = await render(<RoutingPage />, { room: "service" });
  expect(await screen.findByText("種別: 不具合 かつ 件名・本文の言葉: ゲートウェイ・GW")).toBeVisible();
  expect(screen.getByText("→ サポート 一次の中で、通信ができる手持ちの少ない人から")).toBeVisible();
  expect(await screen.findByText("ゲートウェイ：件名・本文の言葉が当てはまりません")).toBeVisible();
  expect(screen.getByText("当てはまるルールがなく、標準のチームに入りました。")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("a new rule goes behind the others with what it asks", async () => {
  const sent: { rules: { name: string; to: string; conditions: unknown }[] }[] = [];
  server({
    ...HOUSE,
    "PATCH /api/v1/routing": async (request: Request) => {
      sent.push((await request.json()) as (typeof sent)[number]);
      return { ...routing, version: 4 };
    },
  });
  await render(<RoutingPage />, { room: "service" });
  await userEvent.click(await screen.findByRole("button", { name: "ルールを追加する" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByRole("textbox", { name: /^ルールの名前/ }), "英語");
  await userEvent.click(form.getByRole("button", { name: "条件を追加する" }));
  await userEvent.type(form.getByRole("textbox", { name: /件名・本文の言葉/ }), "invoice{enter}");
  await expectNoAxeFaults(document.body);
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.rules[1]).toMatchObject({
    name: "英語",
    to: "turn",
    conditions: [{ field: "words", values: ["invoice"] }],
  });
});

test("what each agent takes and has stands in a table; who is on duty stands by day", async () => {
  server(HOUSE);
  await render(<RoutingPage />, { room: "service" });
  await userEvent.click(await screen.findByRole("tab", { name: "担当者のスキルと上限" }));
  const line = within(await screen.findByRole("row", { name: /三好 浩/ }));
  expect(line.getByText(/不在（代理：鈴木 亮）/)).toBeVisible();
  expect(line.getByText("メール 5")).toBeVisible();
  await userEvent.click(screen.getByRole("tab", { name: "夜間当番" }));
  expect(await screen.findByRole("button", { name: "三好 浩を削除する" })).toBeVisible();
});

test("why a ticket is whose it is is a sentence", async () => {
  server(HOUSE);
  await render(<RoutedWhy why={why} />, { room: "service" });
  expect(
    screen.getByText(
      "ルール「ゲートウェイ」（種別、件名・本文の言葉が一致）により、サポート 一次の中で手持ちの重さが最も小さかった人です（7.5）。必要なスキル：通信。不在：伊藤 彩。",
    ),
  ).toBeVisible();
});
