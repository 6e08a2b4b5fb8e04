import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Day, Report } from "./api";
import { Comments } from "./Comments";
import DayPage from "./DayPage";

const figures = { met: 1, called: 0, written: 0, moved: 1, tickets: 0 };
const line = {
  kind: "visit",
  at: "2026-11-20T01:00:00Z",
  title: "上期レビュー訪問",
  text: "第二工場にも広げたい",
  account: { id: "a1", name: "ハナサキ精機株式会社" },
  is_planned: false,
  next_action: "現地調査の日程を決める",
  next_action_on: "2026-11-25",
};
const report: Report = {
  id: "r1",
  version: 2,
  day: "2026-11-20",
  owner: { id: "u1", name: "佐藤 健" },
  status: "submitted",
  submitted_at: "2026-11-20T09:00:00Z",
  figures,
  comment_count: 0,
  text: "好感触でした。",
  lines: [line],
  comments: [],
  may: { update: false, comment: true },
};
const day: Day = {
  day: "2026-11-20",
  report: null,
  lines: [line, { ...line, kind: "deal.moved", at: "2026-11-20T05:00:00Z", title: "商談", next_action: "" }],
  figures,
  next_day: "2026-11-24",
  coming: [],
};

test("a day stands there as it was recorded, and is handed in with one's own words", async () => {
  const sent: string[] = [];
  server({
    "GET /api/v1/daily-reports/day": day,
    "POST /api/v1/daily-reports": async (request: Request) => {
      sent.push(JSON.stringify(await request.json()));
      return { ...report, status: "draft" };
    },
    "POST /api/v1/daily-reports/r1/submit": (request: Request) => {
      sent.push(`submit ${request.headers.get("If-Match")}`);
      return report;
    },
  });
  await render(<DayPage />, { room: "interactions" });
  expect(await screen.findByText("上期レビュー訪問")).toBeVisible();
  expect(screen.getByText("商談のフェーズ")).toBeVisible();
  await userEvent.type(screen.getByRole("textbox", { name: "所感" }), "好感触");
  await userEvent.click(screen.getByRole("button", { name: "提出する" }));
  await waitFor(() => expect(sent).toEqual(['{"day":"2026-11-20","text":"好感触"}', 'submit "2"']));
  await expectNoAxeFaults(document.body);
});

test("a manager says something about a report", async () => {
  const sent: unknown[] = [];
  server({
    "POST /api/v1/daily-reports/r1/comments": async (request: Request) => {
      sent.push(await request.json());
      return report;
    },
  });
  await render(<Comments report={report} />, { room: "interactions" });
  await userEvent.type(screen.getByRole("textbox", { name: "コメント" }), "早めに日程を");
  await userEvent.click(screen.getByRole("button", { name: "コメントする" }));
  await waitFor(() => expect(sent).toEqual([{ text: "早めに日程を" }]));
});
