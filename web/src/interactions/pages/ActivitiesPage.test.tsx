import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import ActivitiesPage from "./ActivitiesPage";

const VISIT = {
  id: "x1",
  version: 1,
  kind: "visit",
  side: "sales",
  subject: "新型機の実演",
  body: "",
  outcome: "好感触",
  happened_at: "2026-11-20T05:30:00Z",
  minutes: 45,
  next_action: "見積を送る",
  next_action_on: "2026-11-30",
  account: { id: "a1", name: "株式会社ハナサキ精機" },
  contact: null,
  owner: { id: "u1", name: "佐藤 健" },
};
const TASK = {
  id: "t1",
  version: 2,
  subject: "見積を送る",
  due_on: "2026-11-20",
  done_at: null,
  is_late: true,
  account: null,
  owner: { id: "u1", name: "佐藤 健" },
};

async function page(answers: Parameters<typeof server>[0] = {}) {
  const calls = server({
    "GET /api/v1/activities": { items: [VISIT], next: null, total: 1 },
    "GET /api/v1/tasks": { items: [TASK], next: null, total: 1 },
    ...answers,
  });
  const drawn = await render(<ActivitiesPage />, { room: "interactions", at: "/activities" });
  await screen.findByRole("checkbox", { name: "見積を送る" });
  return { ...drawn, calls };
}

test("what one has to do stands above what both roles did", async () => {
  const { container } = await page();
  const tasks = screen.getByRole("region", { name: "自分のタスク" });
  expect(within(tasks).getByText(/期限を過ぎています/)).toBeVisible();
  expect(await screen.findByText("1件")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("a tick finishes a task and can be taken back", async () => {
  const { calls } = await page({
    "POST /api/v1/tasks/t1/done": { ...TASK, version: 3, done_at: "2026-11-20T06:00:00Z" },
    "POST /api/v1/tasks/t1/reopen": { ...TASK, version: 4 },
  });
  await userEvent.click(screen.getByRole("checkbox", { name: "見積を送る" }));
  await userEvent.click(await screen.findByRole("button", { name: "元に戻す" }));
  await waitFor(() => expect(calls()).toContain("POST /api/v1/tasks/t1/reopen"));
});

test("a task needs a day", async () => {
  const { calls } = await page();
  await userEvent.click(screen.getByRole("button", { name: "タスクを追加する" }));
  const dialog = within(await screen.findByRole("dialog", { name: "タスクを追加する" }));
  await userEvent.type(dialog.getByRole("textbox", { name: /内容/ }), "資料を送る");
  await userEvent.click(dialog.getByRole("button", { name: "保存する" }));
  expect(await dialog.findByText("期日を選んでください。")).toBeInTheDocument();
  expect(calls()).not.toContain("POST /api/v1/tasks");
});

test("a filter chosen is asked of the server", async () => {
  let asked = "";
  await page({
    "GET /api/v1/activities": (request) => {
      asked = new URL(request.url).search;
      return { items: [VISIT], next: null, total: 1 };
    },
  });
  await userEvent.click(screen.getByRole("textbox", { name: "種類" }));
  await userEvent.click(await screen.findByRole("option", { name: "電話" }));
  await waitFor(() => expect(asked).toContain("kind=call"));
});
