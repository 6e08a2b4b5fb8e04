import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { deal } from "./examples";
import { LoseModal } from "./LoseModal";

const submit = () => userEvent.click(screen.getByRole("button", { name: "失注にする" }));

test("nothing is lost without a reason", async () => {
  const calls = server({});
  await render(<LoseModal deal={deal} onClose={vi.fn()} />, { room: "sales" });
  await submit();
  expect(await screen.findByText("失注理由を選んでください。")).toBeVisible();
  expect(calls()).not.toContain("POST /api/v1/deals/d1/lose");
});

test("a lost deal can be taken back for a while", async () => {
  let body: Record<string, unknown> = {};
  const calls = server({
    "POST /api/v1/deals/d1/lose": async (request: Request) => {
      body = await request.json();
      return { ...deal, version: 4, stage_type: "lost" };
    },
    "POST /api/v1/deals/d1/reopen": { ...deal, version: 5 },
  });
  const onClose = vi.fn();
  await render(<LoseModal deal={deal} onClose={onClose} />, { room: "sales" });
  await userEvent.click(screen.getByRole("textbox", { name: /^失注理由/ }));
  await userEvent.click(await screen.findByRole("option", { name: "競合採用" }));
  await userEvent.type(screen.getByRole("textbox", { name: "くわしい事情" }), "2割差");
  await expectNoAxeFaults(document.body);
  await submit();
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(body).toMatchObject({ lost_reason: "competitor", note: "2割差" });
  await userEvent.click(await screen.findByRole("button", { name: "元に戻す" }));
  await waitFor(() => expect(calls()).toContain("POST /api/v1/deals/d1/reopen"));
});

test("there are eight reasons to lose a deal, each in words", async () => {
  await render(<LoseModal deal={deal} onClose={vi.fn()} />, { room: "sales" });
  await userEvent.click(screen.getByRole("textbox", { name: /^失注理由/ }));
  const reasons = (await screen.findAllByRole("option")).map((option) => option.textContent);
  expect(reasons).toEqual([
    "価格",
    "機能不足",
    "競合採用",
    "予算凍結",
    "時期見送り",
    "担当者変更",
    "音信不通",
    "自社都合",
  ]);
});

test("a day the server does not take is refused beside its field", async () => {
  server({
    "POST /api/v1/deals/d1/lose": problem(400, {
      title: "誤りがあります。",
      fields: { closed_on: "今日より後の日は選べません。" },
    }),
  });
  const onClose = vi.fn();
  await render(<LoseModal deal={deal} onClose={onClose} />, { room: "sales" });
  await userEvent.click(screen.getByRole("textbox", { name: /^失注理由/ }));
  await userEvent.click(await screen.findByRole("option", { name: "価格" }));
  await submit();
  expect(await screen.findByText("今日より後の日は選べません。")).toBeVisible();
  expect(onClose).not.toHaveBeenCalled();
});
