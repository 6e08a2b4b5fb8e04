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
