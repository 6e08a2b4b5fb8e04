import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import type { Erasure } from "../person/api";
import type { Retention } from "./api";
import PrivacyPage from "./PrivacyPage";

const erasure: Erasure = {
  id: "e1",
  contact_id: "01900000-0000-7000-8000-00000000abcd",
  ground: "request",
  state: "done",
  asked_by: "三好 浩",
  asked_at: "2026-11-20T03:00:00Z",
  done_at: "2026-11-20T03:00:09Z",
  rows: 1204,
  held: [{ number: "OC-2026-0042", until: "2034-05-31" }],
  after_restore: null,
};
const raw: Retention = { kind: "raw_mail", days: 365, least: 30, is_on: false, ran_at: null, removed: 0 };

async function page(answers: Parameters<typeof server>[0] = {}) {
  const calls = server({
    "GET /api/v1/erasures": { items: [erasure], next: null, total: 1 },
    "GET /api/v1/retention": { items: [raw] },
    ...answers,
  });
  const drawn = await render(<PrivacyPage />, { room: "privacy" });
  const line = within(await screen.findByRole("region", { name: "届いたメールの原本" }));
  return { ...drawn, calls, line };
}

test("who was erased stands there without a name, with what the law keeps", async () => {
  const { container } = await page();
  expect(await screen.findByText("1,204")).toBeVisible();
  expect(screen.getByText("00000000abcd")).toBeVisible();
  expect(screen.getByText(/OC-2026-0042/)).toBeVisible();
  await expectNoAxeFaults(container);
});

test("how many would go is counted, then switched on", async () => {
  const sent: unknown[] = [];
  const keep = async (request: Request) => {
    sent.push(await request.json());
    return { ...raw, count: 87 };
  };
  const { line } = await page({
    "POST /api/v1/retention/raw_mail/preview": keep,
    "PUT /api/v1/retention/raw_mail": keep,
  });
  await userEvent.clear(line.getByRole("textbox", { name: "保存する日数" }));
  await userEvent.type(line.getByRole("textbox", { name: "保存する日数" }), "100");
  await userEvent.click(line.getByRole("button", { name: "対象を数える" }));
  expect(await line.findByText("今日の時点で 87 件が対象です。")).toBeVisible();
  await userEvent.click(line.getByRole("switch", { name: "自動で消す" }));
  await userEvent.click(line.getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(sent).toEqual([{ days: 100 }, { days: 100, is_on: true }]));
});

test("too short a time is refused beside the days", async () => {
  const refusal = { title: "x", detail: "y", fields: { days: "この期間では短すぎます。" } };
  const { line } = await page({ "PUT /api/v1/retention/raw_mail": problem(400, refusal) });
  await userEvent.click(line.getByRole("switch", { name: "自動で消す" }));
  await userEvent.click(line.getByRole("button", { name: "保存する" }));
  expect(await line.findByText("この期間では短すぎます。")).toBeVisible();
});
