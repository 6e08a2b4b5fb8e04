import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem } from "@/testing";
import type { Group, Groups } from "./api";
import { draw, load } from "./drawing";
import { BIG } from "./examples";

const yen = (amount: number) => [{ field: "amount", money: [{ amount, currency: "JPY" }], number: null }];
const group = (value: string | null, name: string, count: number, amount: number): Group => ({
  value,
  name,
  count,
  is_empty: value === null,
  sums: yen(amount),
  condition: value
    ? { field: "kind", op: "any_of", value: [value] }
    : { field: "kind", op: "empty", value: null },
});
const GROUPS: Groups = {
  items: [group("new", "新規", 2, 1_500_000), group("renewal", "更新", 0, 0), group(null, "", 1, 20_000)],
  total: 3,
  sums: yen(1_520_000),
};

function grouped(at: string, answers: Parameters<typeof draw>[2] = {}) {
  const asked: URLSearchParams[] = [];
  const views = {
    "GET /api/v1/views/groups": (request: Request) => {
      asked.push(new URL(request.url).searchParams);
      return GROUPS;
    },
  };
  return { asked, drawn: draw([], at, { ...views, ...answers }) };
}

test("groups stand with their count and sums, and open their rows", async () => {
  const { asked, drawn } = grouped("/deals?view=group&by=kind&sums=amount");
  const { container } = await drawn;
  const table = await screen.findByRole("table", { name: "商談の一覧" });
  await waitFor(() => expect(within(table).getAllByRole("columnheader")[0]).toHaveTextContent("種別"));
  expect(
    within(table)
      .getAllByRole("row")
      .map((row) => row.textContent),
  ).toEqual(["種別件数金額", "新規2¥1,500,000", "未入力1¥20,000", "合計3件¥1,520,000"]);
  expect(asked[0]?.get("by")).toBe("kind");
  expect(load).not.toHaveBeenCalled();

  await userEvent.click(within(table).getByRole("button", { name: "新規" }));

  expect(await within(table).findByRole("link", { name: "商談1" })).toHaveAttribute("href", "/deals/d1");
  expect(JSON.parse(load.mock.lastCall?.[0].filter as string)).toEqual({
    all: [{ field: "kind", op: "any_of", value: ["new"] }],
  });
  await expectNoAxeFaults(container);
});

test("without a field to group by the screen says what to choose, and asks nothing", async () => {
  const { asked, drawn } = grouped("/deals?view=group");
  const { router } = await drawn;
  expect(await screen.findByText("まとめる項目を選ぶと、ここに表示します。")).toBeVisible();
  expect(asked).toEqual([]);
  await userEvent.click(screen.getByRole("textbox", { name: "まとめる項目" }));
  expect(screen.queryByRole("option", { name: "商談名" })).toBeNull();
  await userEvent.click(await screen.findByRole("option", { name: "種別" }));
  await waitFor(() => expect(router.state.location.search).toEqual({ view: "group", by: "kind" }));
});

test("a list becomes groups, and leaves its own filters behind", async () => {
  const { drawn } = grouped("/deals?owner=u1&q=センサー");
  const { router } = await drawn;
  await userEvent.click(await screen.findByRole("radio", { name: "グループ" }));
  await waitFor(() => expect(router.state.location.search).toEqual({ q: "センサー", view: "group" }));
});

test("a card moved to another lane changes the field, and can be moved back", async () => {
  const sent: unknown[] = [];
  const { drawn } = grouped("/deals?view=kanban&by=kind", {
    "PATCH /api/v1/deals/d1": async (request: Request) => {
      sent.push([await request.json(), request.headers.get("If-Match")]);
      return { id: "d1", version: 4 };
    },
  });
  await drawn;
  const lane = await screen.findByRole("region", { name: "新規" });
  await within(lane).findByRole("link", { name: "商談1" });
  await userEvent.click(within(lane).getByRole("button", { name: "商談1を移す" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "更新" }));

  await waitFor(() => expect(sent).toEqual([[{ kind: "renewal" }, '"3"']]));
  await userEvent.click(await screen.findByRole("button", { name: "元に戻す" }));
  await waitFor(() => expect(sent[1]).toEqual([{ kind: "new" }, '"4"']));
});

test("a move the server refuses is said in its words", async () => {
  const refusal = { title: "この商談はすでに終了しています。", detail: "先に商談を再開してください。" };
  const { drawn } = grouped("/deals?view=kanban&by=kind", {
    "PATCH /api/v1/deals/d1": problem(409, refusal),
  });
  await drawn;
  const lane = await screen.findByRole("region", { name: "新規" });
  await userEvent.click(await within(lane).findByRole("button", { name: "商談1を移す" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "更新" }));
  expect(await screen.findByText("この商談はすでに終了しています。")).toBeVisible();
});

test("a view of groups opens as such, and its change can be kept", async () => {
  const view = { ...BIG, kind: "group", group_by: "kind", sums: ["amount"] };
  await draw([view], "/deals?saved=v1", { "GET /api/v1/views/groups": GROUPS });
  await waitFor(() => expect(screen.getByRole("table", { name: "商談の一覧" })).toBeVisible());
  expect(screen.getByRole("radio", { name: "グループ" })).toBeChecked();
  await userEvent.click(screen.getByRole("radio", { name: "カンバン" }));
  expect(await screen.findByRole("button", { name: "ビューを更新する" })).toBeVisible();
});
