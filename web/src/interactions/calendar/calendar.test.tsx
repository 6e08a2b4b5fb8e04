import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Entry, Shown } from "./api";
import CalendarPage from "./CalendarPage";
import { addMonths, daysOf, lanes, mondayOf, stepped } from "./days";

const sato = { id: "u1", name: "佐藤 健" };
const visit: Entry = {
  kind: "activity",
  id: "a1",
  version: 3,
  day: null,
  at: "2026-11-20T01:00:00Z",
  minutes: 90,
  title: "ご提案",
  account: "ハナサキ精機",
  page: "/accounts/c1",
  owner: sato,
  may_move: true,
};
const task: Entry = {
  ...visit,
  kind: "task",
  id: "t1",
  day: "2026-11-19",
  at: null,
  minutes: 0,
  title: "見積を送る",
  may_move: false,
};
const shown: Shown = {
  start: "2026-11-16",
  end: "2026-11-22",
  people: [sato],
  entries: [visit, task],
  closed: [
    { day: "2026-11-21", name: "" },
    { day: "2026-11-22", name: "創立記念日" },
  ],
  absences: [
    {
      id: "x1",
      person: sato,
      deputy: null,
      reason: "leave",
      starts_on: "2026-11-17",
      ends_on: "2026-11-17",
    },
  ],
};
const at = "/calendar?day=2026-11-20&view=week";

test("a week shows what stands there, closed days and who is away", async () => {
  const asked: string[] = [];
  server({
    "GET /api/v1/calendar": (request: Request) => {
      asked.push(new URL(request.url).search);
      return shown;
    },
  });
  const { container } = await render(<CalendarPage />, { room: "interactions", at });
  expect(await screen.findByRole("link", { name: "ご提案" })).toHaveAttribute("href", "/accounts/c1");
  expect(screen.getByText("創立記念日")).toBeVisible();
  expect(screen.getByText("佐藤 健 不在")).toBeVisible();
  expect(asked).toEqual(["?start=2026-11-16&end=2026-11-22"]);
  expect(screen.getAllByRole("button", { name: /を移動する$/ })).toHaveLength(1);
  await expectNoAxeFaults(container);
});

test("an entry is moved by its button, on the version that was seen", async () => {
  const sent: unknown[] = [];
  server({
    "GET /api/v1/calendar": shown,
    "PATCH /api/v1/activities/a1": async (request: Request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return {};
    },
  });
  await render(<CalendarPage />, { room: "interactions", at });
  await userEvent.click(await screen.findByRole("button", { name: "「ご提案」を移動する" }));
  const dialog = within(await screen.findByRole("dialog"));
  const to = dialog.getByLabelText(/^移動先/);
  expect(to).toHaveValue("2026-11-20T10:00");
  fireEvent.change(to, { target: { value: "2026-11-19T14:30" } });
  await userEvent.click(dialog.getByRole("button", { name: "移動する" }));
  await waitFor(() => expect(sent).toEqual([['"3"', { happened_at: "2026-11-19T05:30:00.000Z" }]]));
});

test("an entry that is dropped on a time moves there", async () => {
  const sent: unknown[] = [];
  server({
    "GET /api/v1/calendar": shown,
    "PATCH /api/v1/activities/a1": async (request: Request) => {
      sent.push(await request.json());
      return {};
    },
  });
  await render(<CalendarPage />, { room: "interactions", at });
  const slot = await screen.findByRole("button", { name: "2026-11-18 09:30 に予定を入れる" });
  const dataTransfer = { types: ["application/x-enishi-entry"], getData: () => "activity a1" };
  fireEvent.drop(slot, { dataTransfer });
  await waitFor(() => expect(sent).toEqual([{ happened_at: "2026-11-18T00:30:00.000Z" }]));
});

test("free time that is dragged over becomes an activity of that length", async () => {
  const sent: Record<string, unknown>[] = [];
  server({
    "GET /api/v1/calendar": shown,
    "POST /api/v1/activities": async (request: Request) => {
      sent.push(await request.json());
      return {};
    },
  });
  await render(<CalendarPage />, { room: "interactions", at });
  fireEvent.mouseDown(await screen.findByRole("button", { name: "2026-11-18 09:00 に予定を入れる" }));
  fireEvent.mouseUp(screen.getByRole("button", { name: "2026-11-18 10:30 に予定を入れる" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.type(dialog.getByRole("textbox", { name: /^件名/ }), "現地調査");
  await userEvent.click(dialog.getByRole("button", { name: "保存する" }));
  await waitFor(() =>
    expect(sent).toEqual([
      {
        subject: "現地調査",
        kind: "visit",
        happened_at: "2026-11-18T00:00:00.000Z",
        minutes: 120,
        account_id: null,
      },
    ]),
  );
});

test("a month is drawn in whole weeks, and a calendar that cannot be read is said", async () => {
  server({ "GET /api/v1/calendar": shown });
  await render(<CalendarPage />, { room: "interactions", at: "/calendar?day=2026-11-20&view=month" });
  expect(await screen.findByText("2026/11")).toBeVisible();
  expect(await screen.findByRole("link", { name: "見積を送る" })).toBeVisible();
  expect(daysOf("month", "2026-11-20")).toHaveLength(42);
});

test("days are counted as calendars count them", () => {
  expect(mondayOf("2026-11-22")).toBe("2026-11-16");
  expect(daysOf("week", "2026-11-20")).toEqual([16, 17, 18, 19, 20, 21, 22].map((n) => `2026-11-${n}`));
  expect([daysOf("month", "2026-02-10")[0], daysOf("month", "2026-02-10").at(-1)]).toEqual([
    "2026-01-26",
    "2026-03-01",
  ]);
  expect(addMonths("2026-12-31", 1)).toBe("2027-01-01");
  expect(stepped("week", "2026-12-30", 1)).toBe("2027-01-06");
});

test("what overlaps stands side by side", () => {
  const spans = [
    { start: 540, end: 600 },
    { start: 570, end: 630 },
    { start: 600, end: 660 },
    { start: 700, end: 730 },
  ];
  expect(lanes(spans)).toEqual([
    { lane: 0, of: 2 },
    { lane: 1, of: 2 },
    { lane: 0, of: 2 },
    { lane: 0, of: 1 },
  ]);
});
