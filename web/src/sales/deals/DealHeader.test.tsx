import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { problem, render, server } from "@/testing";
import type { Deal } from "./api";
import { DealBeside } from "./DealBeside";
import { DealHeader } from "./DealHeader";
import { deal, STAGES } from "./examples";

const draw = (shown: Partial<Deal> = {}, language: "ja" | "en" = "ja") =>
  render(<DealHeader deal={{ ...deal, ...shown }} />, { room: "sales", language });
const path = () => within(screen.getByRole("navigation", { name: "フェーズの流れ" }));

test("a stage is reached on the version that was read", async () => {
  const sent: unknown[] = [];
  server({
    "POST /api/v1/deals/d1/move": async (request: Request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return { ...deal, version: 4, stage: STAGES[1] };
    },
  });
  await draw();
  await userEvent.click(path().getByRole("button", { name: "提案" }));
  await waitFor(() => expect(sent).toEqual([['"3"', { stage_id: "s2" }]]));
});

test("a stage that asks for more says what is missing", async () => {
  server({
    "POST /api/v1/deals/d1/move": problem(400, {
      code: "deal.fields_needed",
      title: "このフェーズに進めるには、入力が足りません。",
      detail: "金額を入力してください。",
    }),
  });
  await draw();
  await userEvent.click(path().getByRole("button", { name: "提案" }));
  expect(await screen.findByText("金額を入力してください。")).toBeVisible();
  expect(path().getByText("アプローチ")).toHaveAttribute("aria-current", "step");
});

test("who may write but not win is offered every stage but the order", async () => {
  await draw({ may: { update: true, win: false } });
  expect(
    path()
      .getAllByRole("button")
      .map((stage) => stage.textContent?.trim()),
  ).toEqual(["提案", "失注"]);
  expect(screen.queryByRole("button", { name: "受注にする" })).toBeNull();
  expect(screen.getByRole("button", { name: "失注にする" })).toBeVisible();
});

test("a won deal's stages are all passed, and none is left to choose", async () => {
  await draw({ stage: STAGES[2], stage_type: "won" });
  expect(path().queryByRole("button")).toBeNull();
  expect(path().getByText("アプローチ")).toHaveAttribute("data-passed", "true");
  expect(path().getByText("提案")).toHaveAttribute("data-passed", "true");
});

test("a won deal without an order may be opened again; with one it may not", async () => {
  const won = { stage: STAGES[2], stage_type: "won" as const };
  const first = await draw(won);
  expect(screen.getByRole("button", { name: "再開する" })).toBeVisible();
  first.unmount();
  await draw({ ...won, order: { id: "o1", number: 9, net: { amount: 1, currency: "JPY" } } });
  expect(screen.queryByRole("button", { name: "再開する" })).toBeNull();
});

test("without a customer there is neither a link to one nor a word of their tickets", async () => {
  await draw({ account: null });
  expect(screen.getByText("商談 #12")).toBeVisible();
  expect(screen.queryByRole("link")).toBeNull();
});

test("the tab is called after the deal", async () => {
  await draw();
  expect(document.title).toBe("振動センサー一式 – Enishi");
});

test("an English reader reads the stages by their English names", async () => {
  await draw({}, "en");
  expect(screen.getByRole("button", { name: "Proposal" })).toBeVisible();
  expect(screen.getByText("Approach")).toHaveAttribute("aria-current", "step");
});

const bond = { handover: null, promises: [], tickets: [] };
const beside = (shown: Partial<Deal>, said: object) => {
  server({ "GET /api/v1/deals/d1/bond": said });
  return render(<DealBeside deal={{ ...deal, ...shown }} />, { room: "sales" });
};

test("a deal before its order has no card of one, and says that service has nothing open", async () => {
  await beside({}, bond);
  expect(await screen.findByText("対応中の問い合わせはありません。")).toBeVisible();
  expect(screen.queryByText("受注")).toBeNull();
  expect(screen.queryByText("引き継ぎ")).toBeNull();
});

test("a promise that is late says so instead of its state", async () => {
  const promise = { text: "操作説明", due_on: "2020-11-30", status: "open" };
  await beside(
    {},
    {
      ...bond,
      promises: [
        { ...promise, id: "p1", is_late: true },
        { ...promise, id: "p2", text: "予備機", status: "kept", is_late: false, due_on: null },
      ],
    },
  );
  expect(await screen.findByText("期限超過")).toBeVisible();
  expect(screen.getByText("2020/11/30(月)")).toBeVisible();
  expect(screen.getByText("守った")).toBeVisible();
  expect(screen.queryByText("約束中")).toBeNull();
});

test("an accepted handover has no due time any more", async () => {
  const handover = {
    id: "h1",
    number: 5,
    status: "accepted",
    due_at: "2020-11-24T09:00:00Z",
    is_late: false,
    service_owner: { id: "u2", name: "小林 誠" },
  };
  await beside({}, { ...bond, handover });
  expect(await screen.findByText("承諾済")).toBeVisible();
  expect(screen.getByText("受け手：小林 誠")).toBeVisible();
  expect(screen.queryByText(/^期限/)).toBeNull();
});
