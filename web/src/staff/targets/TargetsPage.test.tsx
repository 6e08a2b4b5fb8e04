import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server, tanaka } from "@/testing";
import type { Target } from "./api";
import TargetsPage from "./TargetsPage";

const won: Target = {
  id: "g1",
  version: 5,
  metric: "won_value",
  unit: "money",
  person: { id: "u2", name: "佐藤 健" },
  team: null,
  starts_on: "2026-10-01",
  ends_on: "2026-12-31",
  value: 30_000_000,
  may: { update: true, delete: true },
};
const csat: Target = {
  ...won,
  id: "g2",
  metric: "csat",
  unit: "permille",
  person: null,
  team: { id: "t2", name: "サポート" },
  value: 900,
  may: { update: false, delete: false },
};
const page = { items: [won, csat], next: null, total: 2 };
const manager = { ...tanaka, roles: ["sales_manager"] };

test("each target stands with its holder and its value in words", async () => {
  server({ "GET /api/v1/targets": page });
  const { container } = await render(<TargetsPage />, { room: "staff", me: manager });
  expect(await screen.findByText("¥30,000,000")).toBeVisible();
  expect(screen.getByText("90.0%")).toBeVisible();
  expect(screen.getAllByRole("button", { name: /を編集する$/ })).toHaveLength(1);
  await expectNoAxeFaults(container);
});

test("a target taken back can be set again", async () => {
  let again: unknown;
  const calls = server({
    "GET /api/v1/targets": page,
    "DELETE /api/v1/targets/g1": null,
    "POST /api/v1/targets": async (request) => {
      again = await request.json();
      return won;
    },
  });
  await render(<TargetsPage />, { room: "staff", me: manager });
  await userEvent.click(await screen.findByRole("button", { name: "佐藤 健 受注金額の目標を取り消す" }));
  await waitFor(() => expect(calls()).toContain("DELETE /api/v1/targets/g1"));
  await userEvent.click(await screen.findByRole("button", { name: "元に戻す" }));
  await waitFor(() =>
    expect(again).toEqual({
      metric: "won_value",
      person_id: "u2",
      starts_on: "2026-10-01",
      ends_on: "2026-12-31",
      value: 30_000_000,
    }),
  );
});

test("a rep reads targets and sets none", async () => {
  server({ "GET /api/v1/targets": { items: [], next: null, total: 0 } });
  await render(<TargetsPage />, { room: "staff" });
  expect(await screen.findByText("まだ目標がありません")).toBeVisible();
  expect(screen.queryByRole("button", { name: "目標を立てる" })).toBeNull();
});

test("a share is typed in percent and sent as the server counts, on the version read", async () => {
  const sent: unknown[] = [];
  server({
    "GET /api/v1/targets": { ...page, items: [{ ...csat, may: { update: true, delete: false } }] },
    "PATCH /api/v1/targets/g2": async (request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return csat;
    },
  });
  await render(<TargetsPage />, { room: "staff", me: manager });
  await userEvent.click(await screen.findByRole("button", { name: "サポート 顧客満足度を編集する" }));
  const value = await screen.findByRole("textbox", { name: /^目標値/ });
  expect(value).toHaveValue("90");
  expect(screen.getByText("パーセントで入力します（例：92.5）。")).toBeVisible();
  expect(screen.getByRole("textbox", { name: /^チーム/ })).toBeDisabled();
  await userEvent.clear(value);
  await userEvent.type(value, "92.5");
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  await waitFor(() =>
    expect(sent).toEqual([['"5"', { starts_on: "2026-10-01", ends_on: "2026-12-31", value: 925 }]]),
  );
});

test("a target without a person, days and a value is not set", async () => {
  const calls = server({ "GET /api/v1/targets": page });
  await render(<TargetsPage />, { room: "staff", me: manager });
  await userEvent.click(await screen.findByRole("button", { name: "目標を立てる" }));
  await userEvent.click(await screen.findByRole("button", { name: "保存する" }));
  expect(await screen.findAllByText("入力してください。")).toHaveLength(4);
  expect(calls().some((call) => call.startsWith("POST"))).toBe(false);
});

test("a target a colleague changed meanwhile is not taken back, and this is said", async () => {
  server({
    "GET /api/v1/targets": page,
    "DELETE /api/v1/targets/g1": problem(409, { code: "stale", title: "先に変更されました。", current: won }),
  });
  await render(<TargetsPage />, { room: "staff", me: manager });
  await userEvent.click(await screen.findByRole("button", { name: "佐藤 健 受注金額の目標を取り消す" }));
  expect(await screen.findByText("先に変更されました。")).toBeVisible();
  expect(screen.queryByText("目標を取り消しました。")).toBeNull();
});
