import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import { InterviewSums } from "./InterviewSums";

const interviews = {
  ended: 9,
  asked: 3,
  deciders: [{ key: "price", won: 0, lost: 2 }],
  reasons: [{ key: "features", won: 0, lost: 1 }],
  latest: [
    {
      deal: { id: "d1", name: "振動センサー一式", number: 12 },
      account: null,
      stage_type: "lost",
      held_on: "2026-10-22",
      talked_with: "倉本さん",
      decided_by: "price",
      reasons: ["features"],
      said: "高かった",
      lesson: "総額で比べる",
    },
  ],
};

test("what customers said after won and lost deals is summed, and their words lead to the deals", async () => {
  server({ "GET /api/v1/reports/interviews": interviews });
  const { container } = await render(<InterviewSums span={null} />, { room: "insight" });
  const said = within(await screen.findByRole("region", { name: "受失注インタビュー" }));
  const sums = within(said.getByRole("table", { name: "決め手" }));
  expect(sums.getByRole("row", { name: "価格 0 2" })).toBeVisible();
  expect(said.getByText(/9件のうち、3件/)).toBeVisible();
  expect(said.getByRole("link", { name: "振動センサー一式" })).toHaveAttribute("href", "/deals/d1");
  await expectNoAxeFaults(container);
});

test("where nobody was asked, nothing is shown", async () => {
  server({ "GET /api/v1/reports/interviews": { ...interviews, asked: 0 } });
  await render(<InterviewSums span={null} />, { room: "insight" });
  expect(screen.queryByRole("region", { name: "受失注インタビュー" })).toBeNull();
});
