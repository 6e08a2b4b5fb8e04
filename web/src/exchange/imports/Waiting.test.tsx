import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { render } from "@/testing";
import { waiting } from "./examples";
import { house, ONE } from "./house";
import ImportPage from "./ImportPage";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<object>()),
  useParams: () => ({ id: "i1" }),
}));

const draw = () => render(<ImportPage />, { room: "exchange", at: "/imports/i1" });

test("the mapping of an earlier file with these columns is used until the reader wants the names to decide", async () => {
  const remembered = { file_name: "先月.csv", created_at: "2026-10-20T03:00:00Z" };
  const guessed = { external_id: "コード" };
  const { sent } = house({ ...waiting, remembered, guessed });
  await draw();
  expect(await screen.findByText("先月.csv")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "列の名前で割り当て直す" }));
  await waitFor(() => expect(sent.map(({ body }) => body)).toEqual([{ mapping: guessed }]));
});

test("rows that may be here already are named before anything is brought in", async () => {
  const duplicates = [
    {
      row: 5,
      kind: "contacts",
      reasons: ["email", "name"],
      other_row: 0,
      other: { id: "c1", name: "森 健", about: "花咲精機" },
    },
    { row: 7, kind: "contacts", reasons: ["company", "name"], other_row: 6, other: null },
  ];
  const seen = { rows: 320, made: 320, changed: 0, same: 0, skipped: 0, alike: 2, duplicates, problems: [] };
  house(
    { ...waiting, mapping: { external_id: "コード", name: "会社名" } },
    { [`POST ${ONE}/preview`]: seen },
  );
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "結果を確かめる" }));
  const list = within(await screen.findByRole("list", { name: "すでに登録されているかもしれない行" }));
  expect(list.getByRole("link", { name: "森 健 花咲精機" })).toHaveAttribute("href", "/contacts/c1");
  expect(list.getByText("一致: メールアドレス、氏名")).toBeVisible();
  expect(list.getByText(/7行目 → 6行目/)).toBeVisible();
});

test("what the lines of a ticket log mean is said before any of it comes in, and which codes mean nothing yet", async () => {
  const log = {
    tickets: 84,
    first_at: "2026-06-01T00:05:00Z",
    last_at: "2026-06-30T08:40:00Z",
    statuses: [
      { status: "solved", count: 80 },
      { status: "touch", count: 12 },
    ],
    touches: [{ word: "メモ追加", count: 12 }],
  };
  const counts = { rows: 320, made: 84, changed: 0, same: 0, skipped: 1, alike: 0 };
  const late = { row: 9, field: "at", name: "日時", value: "いつか", reason: "日付ではありません。" };
  house(
    { ...waiting, kind: "ticket_events" },
    { [`POST ${ONE}/preview`]: { ...counts, duplicates: [], log, problems: [late] } },
  );
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "結果を確かめる" }));
  expect(await screen.findByText("320行を読みました（問い合わせ84件分）")).toBeVisible();
  expect(within(screen.getByRole("list", { name: "行の意味" })).getByText("80行")).toBeVisible();
  const touches = within(screen.getByRole("list", { name: "状態を変えない作業として数える言葉" }));
  expect(touches.getByText("メモ追加")).toBeVisible();
  expect(screen.getByText("新しく登録する問い合わせ")).toBeVisible();
  expect(screen.getByText("いつか")).toBeVisible();
});
