import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults } from "@/testing";
import { draw, load } from "./drawing";
import { BIG } from "./examples";

const asked = () => load.mock.lastCall?.[0] as Record<string, string>;
const filterAsked = () => JSON.parse(asked().filter ?? "{}");

test("a view is a tab: chosen, it narrows and sorts the list, and the address names it", async () => {
  const { router, container } = await draw([BIG]);
  await screen.findByText("商談1");
  expect(asked()).toEqual({ sort: "-updated_at" });

  await userEvent.click(screen.getByRole("button", { name: "大型商談" }));

  await waitFor(() => expect(filterAsked()).toEqual(BIG.filter));
  expect(asked().sort).toBe("-amount");
  expect(router.state.location.search).toEqual({ saved: "v1" });
  expect(screen.getByRole("button", { name: "大型商談" })).toHaveAttribute("aria-current", "page");
  expect(await screen.findByRole("button", { name: "絞り込み 1" })).toBeVisible();
  await expectNoAxeFaults(container);
});

test("a list opens with its first view, and without it where the address asks for something", async () => {
  const { unmount, router } = await draw([{ ...BIG, is_home: true }]);
  await waitFor(() => expect(router.state.location.search).toEqual({ saved: "v1" }));
  expect(load.mock.calls.map(([params]) => params.filter !== undefined)).toEqual([true]);
  unmount();

  await draw([{ ...BIG, is_home: true }], "/deals?owner=u1");
  await screen.findByText("商談1");
  expect(asked().filter).toBeUndefined();
});

test("conditions are built, joined, grouped and applied together", async () => {
  const { router } = await draw([]);
  await userEvent.click(await screen.findByRole("button", { name: "絞り込み" }));
  const form = within(await screen.findByRole("dialog"));

  await userEvent.click(await form.findByRole("textbox", { name: "項目" }));
  await userEvent.click(await screen.findByRole("option", { name: "種別" }));
  await userEvent.click(form.getByRole("textbox", { name: "値" }));
  await userEvent.click(await screen.findByRole("option", { name: "新規" }));
  await userEvent.click(form.getByRole("button", { name: "条件のまとまりを追加" }));
  const group = within(form.getByRole("group", { name: "どれかの条件に当てはまる" }));
  await userEvent.click(group.getByRole("textbox", { name: "項目" }));
  await userEvent.click(await screen.findByRole("option", { name: "受注予定日" }));
  await userEvent.click(group.getByRole("textbox", { name: "値" }));
  await userEvent.click(await screen.findByRole("option", { name: "今年度の上期" }));
  expect(load).toHaveBeenCalledTimes(1);
  await userEvent.click(form.getByRole("button", { name: "この条件で表示する" }));

  const spoken = {
    all: [
      { field: "kind", op: "any_of", value: ["new"] },
      { any: [{ field: "expected_close", op: "within", value: "first_half" }] },
    ],
  };
  await waitFor(() => expect(filterAsked()).toEqual(spoken));
  expect(JSON.parse((router.state.location.search as { filter: string }).filter)).toEqual(spoken);
});

test("what is seen is kept under a name, shared with a team of one's own", async () => {
  let kept: Record<string, unknown> = {};
  const text = JSON.stringify({ all: [{ field: "owner", op: "empty" }] });
  await draw([], `/deals?filter=${encodeURIComponent(text)}&sort=-amount`, {
    "POST /api/v1/views": async (request) => {
      kept = (await request.json()) as Record<string, unknown>;
      return { ...BIG, id: "v9", name: kept.name as string };
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "ビューとして保存" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  expect(await form.findByText("名前を入力してください。")).toBeVisible();
  await userEvent.type(form.getByRole("textbox", { name: "ビューの名前" }), "担当なし");
  await userEvent.click(form.getByRole("textbox", { name: "共有するチーム" }));
  expect(screen.queryByRole("option", { name: "大阪営業" })).toBeNull();
  await userEvent.click(await screen.findByRole("option", { name: "東京営業" }));
  await userEvent.click(form.getByRole("button", { name: "保存する" }));

  await waitFor(() =>
    expect(kept).toEqual({
      entity: "deals",
      name: "担当なし",
      colour: "",
      team_id: "t1",
      is_pinned: true,
      is_home: false,
      filter: JSON.parse(text),
      sort: "-amount",
      columns: ["name"],
      kind: "list",
      group_by: "",
      sums: [],
    }),
  );
});

test("a changed view is updated by its owner; what is shared with one is only copied", async () => {
  const text = encodeURIComponent(JSON.stringify({ all: [{ field: "owner", op: "empty" }] }));
  const { unmount } = await draw([BIG], `/deals?saved=v1&filter=${text}`);
  expect(await screen.findByRole("button", { name: "ビューを更新する" })).toBeVisible();
  unmount();

  const theirs = { ...BIG, is_mine: false, may: { update: false }, team: { id: "t1", name: "東京営業" } };
  await draw([theirs], `/deals?saved=v1&filter=${text}`);
  expect(await screen.findByRole("img", { name: "東京営業と共有" })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "ビューを更新する" })).toBeNull();
  expect(screen.getByRole("button", { name: "ビューとして保存" })).toBeVisible();
});

test("a view that a colleague shares is pinned by whoever sees it, for themself", async () => {
  const theirs = { ...BIG, is_mine: false, is_pinned: false, may: { update: false, pin: true } };
  const sent: unknown[] = [];
  await draw([theirs], "/deals?saved=v1", {
    "PUT /api/v1/views/v1/pin": async (request) => {
      sent.push(await request.json());
      return { ...theirs, is_pinned: true };
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "タブに固定する" }));
  await waitFor(() => expect(sent).toEqual([{ is_pinned: true }]));
});

test("a view that is deleted can be taken back", async () => {
  const made: unknown[] = [];
  await draw([BIG], "/deals?saved=v1", {
    "DELETE /api/v1/views/v1": null,
    "POST /api/v1/views": async (request) => {
      made.push(await request.json());
      return BIG;
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "ビューを編集" }));
  await userEvent.click(await screen.findByRole("button", { name: "ビューを削除" }));
  await userEvent.click(await screen.findByRole("button", { name: "元に戻す" }));
  await waitFor(() => expect(made).toHaveLength(1));
  expect(made[0]).toMatchObject({ name: "大型商談", filter: BIG.filter, sort: "-amount", entity: "deals" });
});

test("an address with a view one does not have says so, and shows everything", async () => {
  await draw([], "/deals?saved=gone");
  expect(await screen.findByText(/このビューは、今は共有されていません。/)).toBeVisible();
  expect(asked().filter).toBeUndefined();
});
