import { useQuery } from "@tanstack/react-query";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { useRecordEdit } from "@/ui/edit/useRecordEdit";
import { changeDeal, type Deal, dealKeys } from "./api";
import { DealFacts } from "./DealFacts";
import { DealStory } from "./DealStory";
import { deal, STAGES } from "./examples";

const PATCH = "PATCH /api/v1/deals/d1";

function Piece({ first, story }: { first: Deal; story: boolean }) {
  const queryKey = dealKeys.one("d1");
  const record = useQuery({ queryKey, queryFn: () => first, initialData: first, staleTime: 1e9 }).data;
  const edit = useRecordEdit<Deal>({
    record,
    queryKey,
    patch: (changes, version) => changeDeal("d1", changes, version),
  });
  return story ? <DealStory edit={edit} /> : <DealFacts edit={edit} />;
}

async function draw(shown: Partial<Deal> = {}, { story = false, refusal = null as object | null } = {}) {
  const sent: unknown[] = [];
  server({
    [PATCH]: async (request: Request) => {
      const body = (await request.json()) as object;
      sent.push([request.headers.get("If-Match"), body]);
      return refusal ?? { ...deal, ...shown, ...body, version: 4 };
    },
    "GET /api/v1/users": { items: [{ id: "u2", name: "佐藤 健" }], next: null, total: 1 },
  });
  const drawn = await render(<Piece first={{ ...deal, ...shown }} story={story} />, { room: "sales" });
  return { ...drawn, sent };
}

async function retype(label: string, text: string) {
  await userEvent.click(screen.getByRole("button", { name: `${label}を編集` }));
  const field = screen.getByRole("textbox", { name: label });
  await userEvent.clear(field);
  await userEvent.type(field, text);
}

test("a likelihood is typed with or without its sign", async () => {
  const { sent } = await draw();
  expect(screen.getByText("10%")).toBeVisible();
  await retype("確度", "60%{Enter}");
  await waitFor(() => expect(sent).toEqual([['"3"', { probability: 60 }]]));
  expect(await screen.findByText("60%")).toBeVisible();
});

test("a likelihood that cannot be is refused beside its field", async () => {
  await draw({}, { refusal: problem(400, { title: "誤り", fields: { probability: "0から100までです。" } }) });
  await retype("確度", "250{Enter}");
  expect(await screen.findByText("0から100までです。")).toBeVisible();
  expect(screen.getByRole("textbox", { name: "確度" })).toHaveValue("250");
});

test("a deal is handed to a colleague by picking them", async () => {
  const { sent } = await draw();
  await userEvent.click(screen.getByRole("button", { name: "担当を編集" }));
  await userEvent.click(screen.getByRole("textbox", { name: "担当" }));
  await userEvent.click(await screen.findByRole("option", { name: "佐藤 健" }));
  expect(sent).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(sent).toEqual([['"3"', { owner_id: "u2" }]]));
});

test("the kind of business may be taken back to none", async () => {
  const { sent } = await draw();
  await userEvent.click(screen.getByRole("button", { name: "種別を編集" }));
  await userEvent.click(await screen.findByRole("option", { name: "指定なし" }));
  await waitFor(() => expect(sent).toEqual([['"3"', { kind: "" }]]));
});

const COSTS = {
  cost: { amount: 2_600_000, currency: "JPY" },
  margin: { amount: 800_000, currency: "JPY" },
  margin_rate: 0.2353,
};
const reads = { update: true, "deal_costs.read": true };

test("what a deal costs and leaves is there for who may know, and written by who may", async () => {
  const { sent, container } = await draw({ ...COSTS, may: { ...reads, "deal_costs.update": true } });
  expect(screen.getByText("¥800,000")).toBeVisible();
  expect(screen.getByText("23.5%")).toBeVisible();
  await expectNoAxeFaults(container);
  await retype("原価", "3000000{Enter}");
  await waitFor(() => expect(sent).toEqual([['"3"', { cost: { amount: 3_000_000, currency: "JPY" } }]]));
});

test("who may only read a cost is offered no pen, and who may not meets no word of it", async () => {
  const { unmount } = await draw({ ...COSTS, may: { ...reads, "deal_costs.update": false } });
  expect(screen.getByText("¥2,600,000")).toBeVisible();
  expect(screen.queryByRole("button", { name: "原価を編集" })).toBeNull();
  unmount();
  await draw({ may: { update: true, "deal_costs.read": false, "deal_costs.update": false } });
  expect(screen.queryByText(/原価|粗利/)).toBeNull();
});

test("a day that has passed is said in words beside it", async () => {
  const { container } = await draw({ expected_close: "2020-11-10" });
  expect(screen.getByText("2020/11/10(火)", { exact: false })).toHaveTextContent("2020/11/10(火)");
  expect(screen.getByText(/予定日超過/)).toBeVisible();
  await expectNoAxeFaults(container);
});

test("what was won keeps its facts, and says the day it was won", async () => {
  await draw({ stage: STAGES[2], stage_type: "won", closed_on: "2020-11-20" });
  expect(screen.getByText("受注日")).toBeVisible();
  expect(screen.getByText("2020/11/20(金)")).toBeVisible();
  expect(screen.queryByRole("button", { name: /を編集/ })).toBeNull();
});

test("the next action is written down where it stands, also when the deal is over", async () => {
  const { sent } = await draw({ stage_type: "won" }, { story: true });
  await retype("すること", "お礼の訪問{Enter}");
  await waitFor(() => expect(sent).toEqual([['"3"', { next_action: "お礼の訪問" }]]));
});

test("why they buy may have several lines: Enter breaks the line, Ctrl and Enter save", async () => {
  const { sent } = await draw({}, { story: true });
  await retype("選ばれた理由", "止まる前に{Enter}気づきたい");
  expect(sent).toEqual([]);
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(sent).toEqual([['"3"', { why_bought: "止まる前に\n気づきたい" }]]));
});

test("the way so far is told step by step", async () => {
  await draw(
    {
      history: [
        { from_stage: null, to_stage: STAGES[0], changed_at: "2020-11-01T03:00:00Z" },
        { from_stage: STAGES[0], to_stage: STAGES[1], changed_at: "2020-11-05T03:00:00Z" },
      ],
    },
    { story: true },
  );
  expect(screen.getAllByRole("listitem").map((step) => step.textContent)).toEqual([
    "2020/11/1(日) 12:00「アプローチ」から始まりました",
    "2020/11/5(木) 12:00アプローチ → 提案",
  ]);
});
