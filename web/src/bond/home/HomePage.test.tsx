import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import { type Line, placeOf } from "./api";
import HomePage from "./HomePage";

function line(over: Partial<Line> = {}): Line {
  return {
    band: "now",
    kind: "ticket",
    id: "t1",
    number: 7,
    title: "通信が切れる",
    account: { id: "a1", name: "ハナサキ物流株式会社" },
    reason: "ticket_late",
    due_at: "2026-09-28T09:00:00Z",
    due_on: null,
    ...over,
  };
}

test("three bands; each line tells the customer, what, why and until when", async () => {
  server({
    "GET /api/v1/home": {
      lines: [
        line(),
        line({ band: "watch", kind: "deal", id: "d1", title: "倉庫の監視", reason: "no_next_action" }),
      ],
    },
  });
  const { container } = await render(<HomePage />, { room: "bond" });
  const now = await screen.findByRole("region", { name: "今すぐ" });
  expect(within(now).getByRole("link", { name: "通信が切れる" })).toHaveAttribute("href", "/tickets/t1");
  expect(within(now).getByRole("link", { name: "ハナサキ物流株式会社" })).toHaveAttribute(
    "href",
    "/accounts/a1",
  );
  expect(now).toHaveTextContent("返信または解決の期限を過ぎています。");
  expect(now).toHaveTextContent("1件");
  expect(screen.getByRole("region", { name: "今日" })).toHaveTextContent("今日が期限のものはありません。");
  expect(screen.getByRole("region", { name: "目を配る" })).toHaveTextContent("現在のフェーズ:");
  await expectNoAxeFaults(container);
});

test("what others handed over stands on top with its note, until it is seen", async () => {
  let isSeen = false;
  const passed = {
    id: "o1",
    entity: "accounts",
    giver: "高橋 直子",
    note: "更新は4月末です。",
    passed_at: "2026-11-20T03:00:00Z",
    count: 12,
    rows: [{ id: "a1", name: "ハナサキ物流株式会社" }],
  };
  server({
    "GET /api/v1/home": { lines: [] },
    "GET /api/v1/owner-changes": () => ({ items: isSeen ? [] : [passed] }),
    "POST /api/v1/owner-changes/o1/seen": () => {
      isSeen = true;
      return passed;
    },
  });
  await render(<HomePage />, { room: "bond" });
  const section = await screen.findByRole("region", { name: "引き継いだ担当" });
  expect(section).toHaveTextContent("高橋 直子さんから取引先 12件を引き継ぎました");
  expect(section).toHaveTextContent("更新は4月末です。");
  expect(section).toHaveTextContent("ほか11件");
  await userEvent.click(within(section).getByRole("button", { name: "高橋 直子さんからの引継ぎを確認した" }));
  await waitFor(() => expect(screen.queryByRole("region", { name: "引き継いだ担当" })).toBeNull());
});

test("with everything done, home says what will stand here", async () => {
  server({ "GET /api/v1/home": { lines: [] } });
  await render(<HomePage />, { room: "bond", language: "en" });
  expect(await screen.findByText("Everything for today is done")).toBeVisible();
  expect(screen.getByRole("button", { name: "See deals" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "See inquiries" })).toBeNull();
});

test("a home that cannot be read says so", async () => {
  server({});
  await render(<HomePage />, { room: "bond" });
  expect(await screen.findByRole("alert")).toBeVisible();
});

test.each([
  ["handover", "/handovers/x"],
  ["deal", "/deals/x"],
  ["promise", "/promises?account_id=a1"],
  ["task", "/accounts/a1"],
])("a %s leads to where it is worked on", (kind, place) => {
  expect(placeOf(line({ kind, id: "x" }))).toBe(place);
});

test("without a customer, a promise and a task still lead somewhere", () => {
  expect(placeOf(line({ kind: "promise", account: null }))).toBe("/promises?owner=me");
  expect(placeOf(line({ kind: "task", account: null }))).toBe("/activities");
});
