import { IconInbox } from "@tabler/icons-react";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { keysOf } from "@/client/keys";
import { Problem } from "@/client/problem";
import type { Page } from "@/client/types";
import { expectNoAxeFaults, render } from "@/testing";
import { EmptyState } from "../EmptyState";
import { DataList } from "./DataList";
import { SelectFilter } from "./filters";
import type { ListParams } from "./types";

interface Deal {
  id: string;
  name: string;
  owner: string;
  amount: string;
}

const deal = (number: number): Deal => ({
  id: `d${number}`,
  name: `商談${number}`,
  owner: "田中",
  amount: "¥1",
});
const page = (numbers: number[], next: string | null = null): Page<Deal> => ({
  items: numbers.map(deal),
  next,
  total: 2,
});

type Load = (params: ListParams & { cursor?: string }) => Promise<Page<Deal>>;

function list(load: Load) {
  return (
    <DataList<Deal>
      name="deals"
      label="商談の一覧"
      source={{ key: keysOf("sales.Deal").list, load }}
      columns={[
        { key: "name", label: "商談名", render: ({ name }) => name, sort: "name" },
        { key: "owner", label: "担当", render: ({ owner }) => owner },
        { key: "amount", label: "金額", render: ({ amount }) => amount, align: "right", isExtra: true },
      ]}
      filterNames={["owner"]}
      filters={<SelectFilter name="owner" label="担当" options={[{ value: "u1", label: "田中" }]} />}
      defaultSort="-updated_at"
      to={({ id }) => `/deals/${id}`}
      reason={() => "次回アクションの期限が今日です"}
      empty={<EmptyState icon={IconInbox} title="商談はまだありません" about="…" />}
    />
  );
}

test("rows are links, with their total and the reason for their place", async () => {
  const { container } = await render(list(async () => page([1, 2])));
  expect(await screen.findByRole("link", { name: "商談1" })).toHaveAttribute("href", "/deals/d1");
  expect(screen.getByText("2件")).toBeVisible();
  expect(screen.getAllByText("次回アクションの期限が今日です")).toHaveLength(2);
  await expectNoAxeFaults(container);
});

test("the address narrows and sorts; a head turns its order", async () => {
  const load = vi.fn<Load>(async () => page([1]));
  const { router } = await render(list(load), { at: "/deals?owner=u1&view=list" });
  await screen.findByText("商談1");
  expect(load.mock.calls[0]?.[0]).toEqual({ owner: "u1", sort: "-updated_at" });

  await userEvent.click(screen.getByRole("button", { name: "商談名" }));

  await waitFor(() => expect(load.mock.lastCall?.[0]).toEqual({ owner: "u1", sort: "name" }));
  expect(router.state.location.search).toEqual({ owner: "u1", view: "list", sort: "name" });
  expect(screen.getByRole("columnheader", { name: "商談名" })).toHaveAttribute("aria-sort", "ascending");
});

test("the next stretch is fetched by its cursor before the end is reached", async () => {
  const load = vi.fn<Load>(async ({ cursor }) => (cursor ? page([2]) : page([1], "after-1")));
  await render(list(load));
  expect(await screen.findByText("商談2")).toBeVisible();
  expect(load.mock.lastCall?.[0]).toEqual({ sort: "-updated_at", cursor: "after-1" });
});

test("typing searches after a pause", async () => {
  const load = vi.fn<Load>(async () => page([1]));
  await render(list(load));
  await userEvent.type(await screen.findByRole("searchbox", { name: "検索" }), "ハナ");
  await waitFor(() => expect(load.mock.lastCall?.[0]).toMatchObject({ q: "ハナ" }));
});

test("nothing at all teaches; nothing found offers to widen", async () => {
  const none: Load = async () => ({ items: [], next: null, total: 0 });
  const { unmount } = await render(list(none));
  expect(await screen.findByText("商談はまだありません")).toBeVisible();
  unmount();

  const { router } = await render(list(none), { at: "/deals?q=zzz" });
  expect(await screen.findByText("当てはまるものがありません")).toBeVisible();
  await userEvent.click(screen.getAllByRole("button", { name: "絞り込みを解除" })[0] as HTMLElement);
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test("a column can be shown, and stays so", async () => {
  const { unmount } = await render(list(async () => page([1])));
  await screen.findByText("商談1");
  expect(screen.queryByRole("columnheader", { name: "金額" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "列" }));
  await userEvent.click(await screen.findByRole("checkbox", { name: "金額" }));
  unmount();
  await render(list(async () => page([1])));
  expect(await screen.findByRole("columnheader", { name: "金額" })).toBeVisible();
});

test("arrows walk from row to row", async () => {
  await render(list(async () => page([1, 2])));
  const table = await screen.findByRole("table", { name: "商談の一覧" });
  const [first, second] = await within(table).findAllByRole("link");
  first?.focus();
  fireEvent.keyDown(first as HTMLElement, { key: "ArrowDown" });
  expect(second).toHaveFocus();
});

test("a refusal is said in the server's words", async () => {
  const refuse: Load = async () => {
    throw new Problem(403, "not_allowed", "この一覧は見られません", "管理者に権限をお求めください。");
  };
  await render(list(refuse));
  expect(await screen.findByRole("alert")).toHaveTextContent("この一覧は見られません");
});

test("on a phone each row is a card", async () => {
  vi.spyOn(window, "matchMedia").mockImplementation(
    (media) =>
      ({
        media,
        matches: media.includes("max-width"),
        addEventListener: () => {},
        removeEventListener: () => {},
      }) as never,
  );
  await render(list(async () => page([1])));
  const cards = await screen.findByRole("list", { name: "商談の一覧" });
  expect(await within(cards).findByRole("link", { name: "商談1" })).toBeVisible();
  expect(screen.queryByRole("table")).toBeNull();
});
