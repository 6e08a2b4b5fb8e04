import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Dormant, Moment } from "./api";
import ReferralsPage from "./ReferralsPage";
import WinBackPage from "./WinBackPage";

const yen = (amount: number) => ({ amount, currency: "JPY" });
const quiet: Dormant = {
  id: "a1",
  number: 12,
  name: "ハナサキ精機株式会社",
  phone: "052-555-0101",
  owner: { id: "u1", name: "田中 誠" },
  bought_on: "2025-06-01",
  worth: yen(1_200_000),
  lifetime: yen(3_000_000),
  last_contact_at: "2025-07-01T03:00:00Z",
  rating: 2,
  complaints: 1,
};
const may = { task: true, list: true, export: true };

test("customers gone quiet are chosen and given to whoever sells to them", async () => {
  const asked: string[] = [];
  let body: unknown;
  server({
    "GET /api/v1/dormant-accounts": (request: Request) => {
      asked.push(new URL(request.url).search);
      return { items: [quiet], next: null, total: 1, may };
    },
    "POST /api/v1/dormant-accounts/tasks": async (request: Request) => {
      body = await request.json();
      return { made: 1 };
    },
  });
  const { container } = await render(<WinBackPage />, { room: "bond", at: "/win-back?months=18" });
  expect(await screen.findByRole("link", { name: quiet.name })).toHaveAttribute("href", "/accounts/a1");
  expect(asked[0]).toBe("?months=18&owner=");
  expect(screen.getByText("¥1,200,000")).toBeVisible();
  expect(screen.getByText("未完了のクレーム 1件")).toBeVisible();
  expect(screen.getByRole("button", { name: "タスクにする" })).toBeDisabled();
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("checkbox", { name: `${quiet.name}を選ぶ` }));
  await userEvent.click(screen.getByRole("button", { name: "タスクにする" }));
  const form = within(await screen.findByRole("dialog"));
  const day = () => form.getByPlaceholderText("2026/11/20");
  await waitFor(() => expect(day()).not.toHaveAttribute("readonly"));
  await userEvent.type(day(), "2026/12/01");
  await userEvent.click(form.getByRole("button", { name: "タスクを作る" }));
  await waitFor(() =>
    expect(body).toEqual({
      account_ids: ["a1"],
      subject: "掘り起こしの連絡",
      due_on: "2026-12-01",
      to_owners: false,
    }),
  );
});

const moment: Moment = {
  account: { id: "a1", name: "ハナサキ精機株式会社" },
  owner: { id: "u1", name: "田中 誠" },
  contact: { id: "p1", name: "倉本 彩香" },
  kind: "csat",
  score: 5,
  on: "2026-11-19",
};

test("a glad customer is asked to name others by one press", async () => {
  let body: unknown;
  server({
    "GET /api/v1/referral-moments": { items: [moment] },
    "POST /api/v1/accounts/a1/referral-asks": async (request: Request) => {
      body = await request.json();
      return { task_id: "t1" };
    },
  });
  const { container } = await render(<ReferralsPage />, { room: "bond", at: "/referral-moments" });
  const card = within(await screen.findByRole("article", { name: moment.account.name }));
  expect(card.getByText("アンケートで最高の5点をいただきました。")).toBeVisible();
  expect(card.getByRole("link", { name: "メールを書く" })).toHaveAttribute(
    "href",
    expect.stringMatching(/^mailto:/),
  );
  await expectNoAxeFaults(container);
  await userEvent.click(card.getByRole("button", { name: "タスクにする" }));
  await waitFor(() => expect(body).toEqual({ with_task: true }));
});
