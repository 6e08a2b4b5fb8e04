import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import AnswersPage from "./AnswersPage";
import type { AnswerRow, Settings } from "./api";
import SettingsPage from "./SettingsPage";

const low: AnswerRow = {
  id: "a1",
  version: 2,
  kind: "csat",
  score: 2,
  scale: 5,
  band: "low",
  comment: "連絡が遅かった",
  ticket: { id: "t1", number: 1042 },
  account: { id: "c1", name: "ハナサキ精機" },
  contact: null,
  credited: { id: "u1", name: "田中 美咲" },
  asked_at: "2026-11-18T03:00:00Z",
  answered_at: "2026-11-19T03:00:00Z",
  expires_at: "2026-12-02T03:00:00Z",
  followed_up_at: "2026-11-19T03:00:00Z",
  declined_at: null,
};
const waiting: AnswerRow = {
  ...low,
  id: "a2",
  kind: "nps",
  score: null,
  scale: 10,
  band: null,
  comment: "",
  ticket: null,
  answered_at: null,
  followed_up_at: null,
};
const page = (items: AnswerRow[]) => ({ items, next: null, total: items.length, may: { export: true } });
const ours: Settings = {
  version: 1,
  after_solve: "",
  after_hours: 24,
  rest_days: 30,
  asked_since: null,
  asks_nps: false,
  nps_percent: 2,
  nps_period_days: 180,
  nps_months: 12,
  may: { update: true },
};

test("answers stand in a list with their words, and open their ticket", async () => {
  server({ "GET /api/v1/survey-answers": page([low, waiting]) });
  const { container } = await render(<AnswersPage />, { room: "service" });
  expect(await screen.findByText("連絡が遅かった")).toBeVisible();
  expect(screen.getByText("2 / 5")).toBeVisible();
  expect(screen.getByRole("link", { name: "#1042" })).toHaveAttribute("href", "/tickets/t1");
  expect(screen.getAllByText("回答待ち").length).toBeGreaterThan(0);
  expect(screen.getByRole("button", { name: "書き出す" })).toBeVisible();
  await expectNoAxeFaults(container);
});

test("a figure's link arrives with its filters", async () => {
  const asked: string[] = [];
  server({
    "GET /api/v1/survey-answers": (request: Request) => {
      asked.push(new URL(request.url).search);
      return page([low]);
    },
  });
  await render(<AnswersPage />, {
    room: "service",
    at: "/surveys?kind=csat&band=low&answered_from=2026-11-01",
  });
  expect(await screen.findByText("連絡が遅かった")).toBeVisible();
  expect(asked.some((query) => /kind=csat/.test(query) && /answered_from=2026-11-01/.test(query))).toBe(true);
});

test("the house is told what to ask after a solve, and what is wrong stands beside its field", async () => {
  const sent: Record<string, unknown>[] = [];
  server({
    "GET /api/v1/survey-settings": ours,
    "PATCH /api/v1/survey-settings": async (request: Request) => {
      const body = (await request.json()) as Record<string, unknown>;
      sent.push(body);
      if (sent.length === 1) {
        return problem(400, {
          title: "入力を確かめてください。",
          fields: { after_hours: "0時間から240時間まで" },
        });
      }
      return { ...ours, ...body, version: 2 };
    },
  });
  const { container } = await render(<SettingsPage />, { room: "service" });
  await userEvent.click(await screen.findByRole("radio", { name: /受けやすさ/ }));
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  expect(await screen.findByText("0時間から240時間まで")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  expect(await screen.findByText("アンケートの設定を保存しました")).toBeVisible();
  await waitFor(() => expect(sent[1]).toMatchObject({ after_solve: "ces", rest_days: 30 }));
});

test("who may not change the settings reads them", async () => {
  server({ "GET /api/v1/survey-settings": { ...ours, after_solve: "csat", may: { update: false } } });
  await render(<SettingsPage />, { room: "service" });
  expect(await screen.findByRole("radio", { name: /満足度/ })).toBeChecked();
  expect(screen.queryByRole("button", { name: "保存する" })).toBeNull();
});
