import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import { DueCourse } from "./DueCourse";
import { ticket } from "./samples";
import type { Target } from "./types";

const first: Target = {
  name: "first_reply",
  budget_seconds: 7_200,
  since: "2026-11-20T08:00:00Z",
  due_at: "2026-11-24T01:00:00Z",
  met_at: null,
  is_kept: false,
  left_seconds: 0,
  paused_since: null,
  course: [
    { start: "2026-11-20T08:00:00Z", end: "2026-11-20T09:00:00Z" },
    { start: "2026-11-24T00:00:00Z", end: "2026-11-24T01:00:00Z" },
  ],
  pauses: [],
  steps: [
    { act: "tell_holder", minutes: 60, is_after: false, at: "2026-11-24T00:00:00Z", is_taken: true },
    { act: "escalate", minutes: 0, is_after: true, at: "2026-11-24T01:00:00Z", is_taken: false },
  ],
};
const solve: Target = {
  ...first,
  name: "solve",
  budget_seconds: 32_400,
  due_at: null,
  left_seconds: 28_800,
  paused_since: "2026-11-20T09:00:00Z",
  course: [{ start: "2026-11-20T08:00:00Z", end: "2026-11-20T09:00:00Z" }],
  pauses: [{ start: "2026-11-19T05:00:00Z", end: "2026-11-19T06:00:00Z" }],
};

test("on asking, each target tells the working time it is made of, and where its clock stopped", async () => {
  server({ [`GET /api/v1/tickets/${ticket.id}/targets`]: { items: [first, solve] } });
  const { container } = await render(<DueCourse ticket={ticket} />, { room: "service" });
  await userEvent.click(screen.getByRole("button", { name: "期限の計算を見る" }));
  const reply = within(await screen.findByRole("region", { name: "初回返信の期限" }));
  expect(reply.getByText(/優先度「高」は営業時間で2時間以内/)).toBeVisible();
  expect(reply.getAllByText(/1時間$/).map((line) => line.textContent)).toEqual([
    "11/20(金) 17:00 〜 18:00 1時間",
    "11/24(火) 09:00 〜 10:00 1時間",
  ]);
  expect(reply.getByText(/担当者に知らせる/)).toHaveTextContent(
    "1時間前：担当者に知らせる 11/24(火) 09:00 済み",
  );
  expect(reply.getByText(/過ぎたとき：二次対応に依頼する/)).toHaveTextContent("11/24(火) 10:00 予定");
  expect(reply.getByText(/^期限/)).toHaveTextContent("期限 11/24(火) 10:00");
  const whole = within(screen.getByRole("region", { name: "解決の期限" }));
  expect(whole.getByText(/から停止中/)).toHaveTextContent(
    "11/20(金) 18:00 から停止中。残り8時間（営業時間）",
  );
  expect(whole.getByText(/は停止/)).toHaveTextContent("11/19(木) 14:00 〜 11/19(木) 15:00 は停止");
  await expectNoAxeFaults(container);
});
