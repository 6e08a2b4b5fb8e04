import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { DealBoard } from "./DealBoard";
import { board, card, deal, STAGES } from "./examples";
import { carried } from "./useBoard";

const draw = (answers: Parameters<typeof server>[0] = {}, language: "ja" | "en" = "ja") => {
  const calls = server({ "GET /api/v1/deals/board": board, ...answers });
  return render(<DealBoard />, { room: "sales", language }).then((drawn) => ({ ...drawn, calls }));
};

async function moveTo(lane: string) {
  await userEvent.click(await screen.findByRole("button", { name: "振動センサー一式を移す" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: lane }));
}

test("a lane tells all its deals, their sum and what of it is likely", async () => {
  const { container } = await draw();
  const lane = within(await screen.findByRole("region", { name: "アプローチ" }));
  expect(lane.getByText("¥340,000", { exact: false })).toHaveTextContent("加重 ¥340,000");
  expect(lane.getByText("ほかに1件（一覧で見られます）")).toBeVisible();
  expect(lane.getByText("2")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("a card says what is missing, what is late, how long it stands and what service has open", async () => {
  await draw();
  expect(await screen.findByText("次回アクションなし")).toBeVisible();
  expect(screen.getByText("予定日超過")).toBeVisible();
  expect(screen.getByText("問い合わせ 2件")).toBeVisible();
  const age = screen.getByText("20日目");
  expect(age).toHaveAttribute("data-tone", "warn");
  expect(age).toHaveAttribute("title", "受注した商談は、ここに約5日いました。");
});

test("stages and figures read in English too", async () => {
  await draw({}, "en");
  expect(await screen.findByRole("region", { name: "Approach" })).toBeVisible();
  expect(screen.getByText("No next action")).toBeVisible();
});

test("a card moves at once and can be moved back", async () => {
  const { calls } = await draw({
    "POST /api/v1/deals/d1/move": { ...deal, version: 4, stage: STAGES[1] },
  });
  await moveTo("提案");
  expect(await screen.findByText("振動センサー一式を「提案」に移しました。")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "元に戻す" }));
  await waitFor(() =>
    expect(calls().filter((call) => call === "POST /api/v1/deals/d1/move")).toHaveLength(2),
  );
});

test("a move the server refuses puts the card back and says why", async () => {
  await draw({
    "POST /api/v1/deals/d1/move": problem(409, { title: "ほかの人が先に変更しました。", code: "stale" }),
  });
  await moveTo("提案");
  expect(await screen.findByText("ほかの人が先に変更しました。")).toBeVisible();
  const lane = within(screen.getByRole("region", { name: "アプローチ" }));
  await waitFor(() => expect(lane.getByText("振動センサー一式")).toBeVisible());
});

test("dragging to won asks what the order needs, and moves nothing by itself", async () => {
  const { calls } = await draw();
  await moveTo("受注");
  expect(await screen.findByRole("dialog", { name: "「振動センサー一式」を受注にする" })).toBeVisible();
  expect(calls().some((call) => call.endsWith("/move"))).toBe(false);
});

test("dragging to lost asks for the reason", async () => {
  await draw();
  await moveTo("失注");
  expect(await screen.findByRole("dialog", { name: "「振動センサー一式」を失注にする" })).toBeVisible();
});

test("a board that cannot be had says so", async () => {
  await draw({ "GET /api/v1/deals/board": problem(403, { title: "この操作をする権限がありません。" }) });
  expect(await screen.findByText("この操作をする権限がありません。")).toBeVisible();
});

test("a carried card takes its worth from one sum to the other", () => {
  const after = carried(board, card, STAGES[1]);
  expect(after.columns.map(({ count, total }) => [count, total.amount])).toEqual([
    [1, 0],
    [1, 3_400_000],
    [0, 0],
    [0, 0],
  ]);
  expect(after.columns[1]?.cards[0]?.stage.name).toBe("提案");
});
