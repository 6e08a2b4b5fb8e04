import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import type { Holidays, Organisation } from "./api";
import { NEW_FACTS } from "./facts";
import HoursPage from "./HoursPage";

const minamo: Organisation = {
  ...NEW_FACTS,
  closures: [{ name: "年末年始", first: "2026-12-29", last: "2027-01-03", yearly: true }],
  openings: [],
  tax_rounding: "切捨て",
  line_rounding: "四捨五入",
  tax_rates: [],
  payment_terms: null,
  era_dates: false,
  bank_account: "",
  id: "o1",
  version: 3,
  name: "みなも計装株式会社",
  invoice_number_is_plausible: null,
  may: { update: true },
};

const holidays: Holidays = {
  year: 2026,
  items: [{ day: "2026-11-23", name: "勤労感謝の日" }],
  taken_at: null,
  years: [],
};

const read = { "GET /api/v1/organisation": minamo, "GET /api/v1/holidays": holidays };
const save = () => userEvent.click(screen.getByRole("button", { name: "保存する" }));
const field = (label: string) => screen.findByLabelText(label, { selector: "input" });

function type(input: HTMLElement, value: string) {
  fireEvent.change(input, { target: { value } });
  fireEvent.blur(input);
}

test("several frames, closures and opening days are saved together, on the version they were read in", async () => {
  let match: string | null = null;
  let sent: unknown;
  server({
    ...read,
    "PATCH /api/v1/organisation": async (request) => {
      match = request.headers.get("If-Match");
      sent = await request.json();
      return { ...minamo, version: 4 };
    },
  });
  const { container } = await render(<HoursPage />, { room: "staff" });
  expect(await screen.findByText("勤労感謝の日")).toBeVisible();
  await expectNoAxeFaults(container);
  type(await field("水曜"), "9:00-12:00、13:00-17:00");
  await userEvent.click(screen.getByRole("button", { name: "特別営業日を加える" }));
  type(await field("日付"), "2026/11/28");
  type(await field("営業時間"), "10:00-15:00");
  await save();
  await waitFor(() => expect(match).toBe('"3"'));
  expect(sent).toMatchObject({
    zone: "Asia/Tokyo",
    working_hours: {
      wed: [
        ["09:00", "12:00"],
        ["13:00", "17:00"],
      ],
    },
    closures: [{ name: "年末年始", first: "2026-12-29", last: "2027-01-03", yearly: true }],
    openings: [{ name: "", day: "2026-11-28", frames: [["10:00", "15:00"]] }],
  });
});

test("what cannot be read never leaves the page, and stands beside its field", async () => {
  const calls = server(read);
  await render(<HoursPage />, { room: "staff" });
  type(await field("日曜"), "朝から晩まで");
  await userEvent.click(screen.getByRole("button", { name: "休業日を加える" }));
  await save();
  expect((await screen.findAllByText("09:00-18:00 の形で入力してください。"))[0]).toBeVisible();
  expect(screen.getByText("日付を入力してください。")).toBeVisible();
  expect(calls()).not.toContain("PATCH /api/v1/organisation");
});

test("a closure is taken away, and the server's refusal stands beside its field", async () => {
  server({
    ...read,
    "PATCH /api/v1/organisation": problem(400, {
      code: "bad_input",
      title: "入力内容に誤りがあります。",
      fields: { working_hours: "営業時間を1日以上入力してください。" },
    }),
  });
  await render(<HoursPage />, { room: "staff" });
  await userEvent.click(await screen.findByRole("button", { name: "年末年始を外す" }));
  expect(screen.getByText("休業日はまだありません。")).toBeVisible();
  await save();
  expect(await screen.findByText("営業時間を1日以上入力してください。")).toBeVisible();
});

test("a list of holidays is taken in, and a bad one is refused in words", async () => {
  let answers: object = problem(400, {
    code: "bad_holiday_row",
    title: "祝日の一覧の 5 行目を読み取れません。",
    detail: "その行を直してください。",
    fields: {},
  });
  server({ ...read, "POST /api/v1/holidays": () => answers });
  const { container } = await render(<HoursPage />, { room: "staff" });
  await screen.findByText("勤労感謝の日");
  const input = container.querySelector('input[type="file"]') as HTMLInputElement;
  await userEvent.upload(input, new File(["x"], "syukujitsu.csv", { type: "text/csv" }));
  const alert = await screen.findByRole("alert");
  expect(within(alert).getByText("祝日の一覧の 5 行目を読み取れません。")).toBeVisible();
  answers = { years: [2026, 2027] };
  await userEvent.upload(input, new File(["y"], "syukujitsu.csv", { type: "text/csv" }));
  expect(await screen.findByText("2026, 2027年の祝日を更新しました。")).toBeVisible();
});

test("who may only read changes nothing", async () => {
  server({ ...read, "GET /api/v1/organisation": { ...minamo, may: { update: false } } });
  await render(<HoursPage />, { room: "staff" });
  expect(await field("月曜")).toBeDisabled();
  expect(screen.queryByRole("button", { name: "保存する" })).toBeNull();
  expect(screen.queryByRole("button", { name: "CSVを取り込む" })).toBeNull();
});
