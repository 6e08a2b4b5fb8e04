import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { CustomerPane } from "./CustomerPane";
import { ticket } from "./samples";
import type { Stake, Ticket } from "./types";

const BOND = `GET /api/v1/tickets/${ticket.id}/bond`;
const nothing = { deals: [], promises: [], handover: null };
const stake = ticket.standing as Stake;

function draw(shown: Ticket, bond: object = nothing, onBack = vi.fn()) {
  server({ [BOND]: bond });
  return render(<CustomerPane ticket={shown} isShown onBack={onBack} />, { room: "service" });
}

test("the customer stands beside the thread: who asks, what is at stake, what they bought so far", async () => {
  const { container } = await draw({ ...ticket, standing: { ...stake, satisfaction: 4 } });
  const name = await screen.findByRole("link", { name: "株式会社ハナサキ精機" });
  expect(name).toHaveAttribute("href", "/accounts/a1");
  expect(screen.getByRole("link", { name: "渡辺 千尋 様" })).toHaveAttribute("href", "/contacts/c1");
  expect(screen.getByText("¥12,000,000")).toBeVisible();
  expect(screen.getByText("商談 1件", { exact: false })).toHaveTextContent("これまでの売上 ¥3,400,000");
  expect(screen.getByText("直近の満足度 4 / 5")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("other unsolved tickets of the customer are one click away; a single one is this one", async () => {
  const first = await draw({ ...ticket, standing: { ...stake, open_tickets: 3 } });
  expect(screen.getByRole("link", { name: "未解決の問い合わせ 3件" })).toHaveAttribute(
    "href",
    "/tickets?account_id=a1&status=unsolved",
  );
  first.unmount();
  await draw(ticket);
  expect(screen.queryByRole("link", { name: /未解決の問い合わせ/ })).toBeNull();
});

test("a ticket without an account says what an account would show", async () => {
  await draw({ ...ticket, account: null, contact: null, standing: null });
  expect(screen.getByText("取引先が登録されていません")).toBeVisible();
  expect(screen.getByText("取引先がわかると、商談や約束もここに並びます。")).toBeVisible();
});

test("what the customer answered stands with the score, their words and who is credited", async () => {
  await draw({
    ...ticket,
    answer: {
      kind: "csat",
      answered_at: "2020-11-25T03:00:00Z",
      score: 5,
      scale: 5,
      comment: "すぐ来てくれました",
      credited: { id: "u2", name: "鈴木 亮" },
    },
  });
  expect(screen.getByText("5段階中 5")).toBeVisible();
  expect(screen.getByText("すぐ来てくれました")).toBeVisible();
  expect(screen.getByText("対応：鈴木 亮", { exact: false })).toHaveTextContent("2020/11/25(水) 12:00");
});

test("an accepted handover no longer names the day it was due", async () => {
  const handover = { id: "h1", number: 3, due_at: "2020-11-24T01:00:00Z", is_late: false };
  const first = await draw(ticket, { ...nothing, handover: { ...handover, status: "asked" } });
  expect(await screen.findByText(/質問中/)).toHaveTextContent("質問中 · 2020/11/24(火) 10:00");
  first.unmount();
  await draw(ticket, { ...nothing, handover: { ...handover, status: "accepted" } });
  expect(await screen.findByText("承諾済み")).toHaveTextContent(/^承諾済み$/);
});

test("a promise says whose it is and its day, or that it has none", async () => {
  const promise = { id: "p1", text: "現地で再校正", status: "open", is_late: false };
  await draw(ticket, {
    ...nothing,
    promises: [
      { ...promise, owner: { id: "u2", name: "鈴木 亮" }, due_on: "2020-11-01" },
      { ...promise, id: "p2", text: "予備機を置く", owner: null, due_on: null },
    ],
  });
  expect(await screen.findByText("2020/11/1(日)")).toBeVisible();
  expect(screen.getByText(/鈴木 亮/)).toBeVisible();
  expect(screen.getByText("期日なし")).toBeVisible();
  expect(screen.queryByText(/期日超過/)).toBeNull();
});

test("when sales' side cannot be read the ticket is still there to work on", async () => {
  await draw(ticket, problem(403, { title: "権限がありません。" }));
  expect(await screen.findByRole("button", { name: "件名を編集" })).toBeVisible();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("on a narrow screen the customer leads back to the thread", async () => {
  const back = vi.fn();
  await draw(ticket, nothing, back);
  await userEvent.click(screen.getByRole("button", { name: "やり取りへ戻る" }));
  expect(back).toHaveBeenCalledOnce();
});
