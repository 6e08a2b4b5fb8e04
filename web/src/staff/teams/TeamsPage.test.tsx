import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server, tanaka } from "@/testing";
import TeamsPage from "./TeamsPage";

const tokyo = {
  id: "t1",
  version: 2,
  name: "東京営業部",
  parent: null,
  manager: { id: "u1", name: "高橋 直子" },
  is_default_service: false,
  people: 4,
  may: { update: true },
};
const first = { ...tokyo, id: "t2", name: "第一課", parent: { id: "t1", name: "東京営業部" }, manager: null };
const admin = { ...tanaka, navigation: ["settings"] };

test("the tree is shown, and a team changed on its version", async () => {
  let match: string | null = null;
  let sent: unknown;
  server({
    "GET /api/v1/teams": { items: [first, tokyo], next: null, total: 2 },
    "PATCH /api/v1/teams/t2": async (request) => {
      match = request.headers.get("If-Match");
      sent = await request.json();
      return first;
    },
  });
  const { container } = await render(<TeamsPage />, { room: "staff", me: admin });
  expect(await screen.findByText("責任者 高橋 直子 · 4人")).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "第一課を編集する" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("switch", { name: /引き継ぎの標準窓口/ }));
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(match).toBe('"2"'));
  expect(sent).toEqual({ name: "第一課", parent_id: "t1", manager_id: null, is_default_service: true });
});

test("without teams the page says what they are for", async () => {
  server({ "GET /api/v1/teams": { items: [], next: null, total: 0 } });
  await render(<TeamsPage />, { room: "staff" });
  expect(await screen.findByText("まだチームがありません")).toBeVisible();
  expect(screen.queryByRole("button", { name: "チームを加える" })).toBeNull();
});

test("a team is not put under one of its own teams", async () => {
  server({ "GET /api/v1/teams": { items: [tokyo, first], next: null, total: 2 } });
  await render(<TeamsPage />, { room: "staff", me: admin });
  await userEvent.click(await screen.findByRole("button", { name: "東京営業部を編集する" }));
  await userEvent.click(await screen.findByRole("textbox", { name: "上位チーム" }));
  expect(screen.queryByRole("option", { name: "第一課" })).toBeNull();
  expect(screen.queryByRole("option", { name: "東京営業部" })).toBeNull();
});

test("a new team is added under another, led by somebody", async () => {
  let sent: unknown;
  server({
    "GET /api/v1/teams": { items: [tokyo], next: null, total: 1 },
    "GET /api/v1/users": { items: [{ id: "u5", name: "森 直子" }], next: null, total: 1 },
    "POST /api/v1/teams": async (request) => {
      sent = await request.json();
      return first;
    },
  });
  await render(<TeamsPage />, { room: "staff", me: admin });
  await userEvent.click(await screen.findByRole("button", { name: "チームを加える" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  expect(await form.findByText("入力してください。")).toBeVisible();
  await userEvent.type(form.getByRole("textbox", { name: /^チーム名/ }), "第二課");
  await userEvent.click(form.getByRole("textbox", { name: "上位チーム" }));
  await userEvent.click(await screen.findByRole("option", { name: "東京営業部" }));
  await userEvent.click(form.getByRole("textbox", { name: "責任者" }));
  await userEvent.click(await screen.findByRole("option", { name: "森 直子" }));
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  expect(await screen.findByText("第二課を保存しました。")).toBeVisible();
  expect(sent).toEqual({ name: "第二課", parent_id: "t1", manager_id: "u5", is_default_service: false });
});

test("a team one may not change has no button, and one without a leader says so", async () => {
  server({ "GET /api/v1/teams": { items: [{ ...tokyo, manager: null, may: { update: false } }], total: 1 } });
  await render(<TeamsPage />, { room: "staff" });
  expect(await screen.findByText("責任者なし · 4人")).toBeVisible();
  expect(screen.queryByRole("button", { name: /編集/ })).toBeNull();
});
