import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render } from "@/testing";
import type { Figure, BoardRow as Row } from "./api";
import { BoardFigure } from "./BoardFigure";
import { BoardRow } from "./BoardRow";
import { board, figure, row, side } from "./samples";

const draw = (shown: Figure, language: "ja" | "en" = "ja") =>
  render(<BoardFigure figure={shown} side={side([shown])} />, { room: "insight", language });
const rowOf = (key: string) => board.rows.find((one) => one.key === key) as Row;

test.each([
  ["set_a_target", "目標がまだありません。", "目標を決める", "/targets"],
  ["no_orders", "商談を受注にすると計上されます。", "商談を見る", "/deals"],
  ["no_leads", "この期間のリードがまだありません。", "リードを見る", "/leads"],
  ["no_replies", "この期間の返信がまだありません。", "問い合わせに返信する", "/tickets"],
  ["no_ratings", "解決した問い合わせからお願いできます。", "アンケートを頼む", "/tickets?status=resolved"],
  ["few_ratings", "回答が10件に満たないため", "アンケートを頼む", "/tickets?status=resolved"],
  ["no_activities", "取引先の画面で記録できます。", "取引先を見る", "/accounts"],
  ["no_accounts", "取引先がまだありません。", "取引先を登録する", "/accounts/new"],
])("what lacks %s says why, and leads to where it is mended", async (missing, why, way, to) => {
  await draw(figure("csat", { value: null, missing }));
  expect(screen.getByText(new RegExp(why))).toBeVisible();
  expect(screen.getByRole("link", { name: way })).toHaveAttribute("href", to);
});

test("what only time can bring is explained without a way", async () => {
  await draw(figure("service_effect", { value: null, missing: "effect_not_enough_data" }));
  expect(screen.getByText(/効果は計算していません/)).toBeVisible();
  expect(screen.queryByRole("link")).toBeNull();
});

test("a figure opens the list it counts, under its own name", async () => {
  const { container } = await draw(figure("meetings", { value: 12, link: "/activities?kind=visit" }));
  expect(screen.getByRole("link", { name: "12" })).toHaveAttribute("href", "/activities?kind=visit");
  expect(screen.getByRole("link")).toHaveAttribute("title", "面談・電話");
  await expectNoAxeFaults(container);
});

test("a share of few cases is told with their number, and its change in points", async () => {
  await draw(figure("win_rate", { value: 66.7, unit: "percent", n: 3, low: 20.8, high: 93.9, before: 70 }));
  expect(screen.getByText("n=3")).toBeVisible();
  expect(screen.getByText("95%区間 20.8〜93.9")).toHaveAttribute(
    "title",
    "件数から見て、本当の値はおよそこの範囲にあります。",
  );
  expect(screen.getByText("前期間比 ▲3.3pt")).toHaveAttribute("data-mood", "bad");
});

test("waiting less is good news, and so it is drawn", async () => {
  await draw(figure("first_reply", { value: 1.5, unit: "hours", before: 3 }));
  expect(screen.getByRole("link", { name: "1.5時間" })).toBeVisible();
  expect(screen.getByText("前期間比 ▲50.0%")).toHaveAttribute("data-mood", "good");
});

test("more tickets are neither good nor bad", async () => {
  await draw(figure("tickets", { value: 4, before: 2 }));
  expect(screen.getByText("前期間比 +100.0%")).toHaveAttribute("data-mood", "plain");
});

test("a full hundred is no target worth a word, nor are cases that all count", async () => {
  await draw(figure("attainment", { value: 50, unit: "percent", target: 100 }));
  expect(screen.queryByText(/目標/)).toHaveTextContent("目標達成率");
  await draw(figure("people", { value: 13, n: 13 }));
  expect(screen.queryByText("n=13")).toBeNull();
});

test("an English reader reads the figure, its unit and its way in English", async () => {
  await draw(figure("first_reply", { value: 1.5, unit: "hours" }), "en");
  expect(screen.getByRole("link")).toHaveTextContent(/1\.5.*h/);
  expect(screen.getByRole("link").getAttribute("title")).toMatch(/^[\x20-\x7e]+$/);
});

test("the bars of the activities are told in words and numbers", async () => {
  await render(<BoardRow row={rowOf("activities")} number={5} />, { room: "insight" });
  const sales = within(screen.getByRole("region", { name: "販売" }));
  expect(sales.getAllByRole("term").map((term) => term.textContent)).toEqual(["電話", "訪問"]);
  expect(sales.getAllByRole("definition").map((value) => value.textContent)).toEqual(["6", "2"]);
  expect(screen.getByText("最も多い活動は、販売が電話、サービスが訪問です。")).toBeVisible();
});

test("the bars of the outcome are money", async () => {
  await render(<BoardRow row={rowOf("impact")} number={8} />, { room: "insight" });
  expect(screen.getByRole("definition")).toHaveTextContent("¥600,000");
  expect(screen.getByText("売上の40.0%は、続けて選んでいただいた分です。")).toBeVisible();
});

test("a figure of both that is not there yet is a dash, not a nought", async () => {
  const shared = figure("handovers", { value: null });
  const empty = row("goal", side([]), side([]), [shared]);
  await render(<BoardRow row={empty} number={1} />, { room: "insight" });
  expect(screen.getByText("引き継ぎ中").nextSibling).toHaveTextContent("–");
  expect(screen.queryByText(/受注の目標/)).toBeNull();
});
