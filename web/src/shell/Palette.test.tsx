import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { problem, render, server, tanaka } from "@/testing";
import Palette from "./Palette";
import { rooms } from "./rooms";
import { addressOf, KINDS } from "./search";

const agent = { ...tanaka, roles: ["service_agent"], navigation: ["home", "accounts", "tickets"] };
const draw = (me = tanaka, language: "ja" | "en" = "ja") =>
  render(<Palette onClose={vi.fn()} />, { room: "shell", me, language });
const field = () => screen.findByRole("textbox", { name: "検索" });

/** Keeps the words the server was asked for. */
function listening(groups: object[] = []) {
  const asked: (string | null)[] = [];
  server({
    "GET /api/v1/search": (request) => {
      asked.push(new URL(request.url).searchParams.get("q"));
      return { groups };
    },
  });
  return asked;
}

test("before a word is typed it offers what may be begun and where one may go, and asks nothing", async () => {
  const asked = listening();
  await draw();
  expect(await screen.findByRole("button", { name: "商談を登録する" })).toBeVisible();
  expect(screen.getByRole("button", { name: "リードを登録する" })).toBeVisible();
  expect(screen.getByRole("button", { name: "引き継ぎ" })).toBeVisible();
  expect(asked).toEqual([]);
});

test("support is offered a ticket to begin, not a deal", async () => {
  listening();
  await draw(agent);
  expect(await screen.findByRole("button", { name: "問い合わせを登録" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "商談を登録する" })).toBeNull();
  expect(screen.queryByRole("button", { name: "商談" })).toBeNull();
});

test("a new deal is begun from the keyboard alone", async () => {
  listening();
  const { router } = await draw();
  await userEvent.type(await field(), "商談を登録");
  await screen.findByRole("button", { name: "商談を登録する" });
  await waitFor(() => expect(screen.queryByRole("button", { name: "ホーム" })).toBeNull());
  await userEvent.keyboard("{ArrowDown}{Enter}");
  await waitFor(() => expect(router.state.location.href).toBe("/deals?new=1"));
});

test("while kana are converted Enter belongs to the conversion", async () => {
  listening();
  const { router } = await draw();
  const search = await field();
  await userEvent.type(search, "ホーム");
  await waitFor(() => expect(screen.getAllByRole("button")).toHaveLength(1));
  await userEvent.keyboard("{ArrowDown}");
  fireEvent.keyDown(search, { key: "Enter", code: "Enter", keyCode: 229 });
  expect(router.state.location.pathname).toBe("/");
  fireEvent.keyDown(search, { key: "Enter", code: "Enter" });
  await waitFor(() => expect(router.state.location.pathname).toBe("/home"));
});

const ticket = {
  found_id: "t1",
  kind: "ticket",
  id: "t1",
  number: 1042,
  title: "流量計の表示",
  subtitle: "ハナサキ精機",
};

test("what is found stands under its kind with how many there are, its number and whose it is", async () => {
  listening([{ kind: "ticket", count: 3, is_more: false, items: [{ ...ticket, matched: null }] }]);
  const { router } = await draw(agent);
  await userEvent.type(await field(), "流量計");
  expect(await screen.findByText("1042 · ハナサキ精機")).toBeVisible();
  expect(document.querySelector('[style*="問い合わせ 3件"]')).not.toBeNull();
  await userEvent.click(screen.getByText("流量計の表示"));
  await waitFor(() => expect(router.state.location.pathname).toBe("/tickets/t1"));
});

test("a hit says where the words stand when its line does not show them", async () => {
  const matched = { field: "text", before: "右上に", hit: "赤い三角", after: "が点滅" };
  listening([{ kind: "message", count: 100, is_more: true, items: [{ ...ticket, matched }] }]);
  await draw(agent);
  await userEvent.type(await field(), "赤い三角");
  expect(await screen.findByText("赤い三角", { selector: "mark" })).toBeVisible();
  expect(screen.getByRole("button", { name: /流量計の表示.*本文: 右上に赤い三角が点滅/ })).toBeVisible();
});

test("from the palette one comes to all results", async () => {
  listening([{ kind: "ticket", count: 1, is_more: false, items: [{ ...ticket, matched: null }] }]);
  const { router } = await draw(agent);
  await userEvent.type(await field(), "流量計");
  await userEvent.click(await screen.findByText("「流量計」の検索結果をすべて見る"));
  await waitFor(() => expect(router.state.location.search).toEqual({ q: "流量計" }));
  expect(router.state.location.pathname).toBe("/search");
});

test("the server is asked once typing pauses, not for every letter", async () => {
  const asked = listening();
  await draw();
  fireEvent.change(await field(), { target: { value: "は" } });
  fireEvent.change(await field(), { target: { value: "はな" } });
  fireEvent.change(await field(), { target: { value: "はなさき" } });
  await waitFor(() => expect(asked).toEqual(["はなさき"]));
});

test("what is nowhere to be found is said with the words that were sought", async () => {
  listening();
  await draw();
  await userEvent.type(await field(), "存在しない");
  expect(await screen.findByText(/「存在しない」に当てはまるものはありません/)).toBeVisible();
});

test("a search the server refuses still leaves the places to go", async () => {
  server({ "GET /api/v1/search": problem(500, {}) });
  await draw();
  await userEvent.type(await field(), "ホーム");
  expect(await screen.findByRole("button", { name: "ホーム" })).toBeVisible();
});

test("an English reader begins and goes in English", async () => {
  listening();
  await draw(tanaka, "en");
  expect(await screen.findByRole("button", { name: "Handovers" })).toBeVisible();
  expect(screen.getByRole("textbox", { name: "Search" })).toBeVisible();
});

test("every record that is found opens at an address the app knows", () => {
  const paths = rooms.flatMap(({ pages }) => pages.map(({ path }) => path));
  const openable = Object.keys(KINDS).filter((kind) => KINDS[kind]);
  const unknown = openable.filter((kind) => {
    const [path = ""] = (addressOf({ kind, id: "$id", title: "x" }) ?? "").split("?");
    return !paths.includes(path);
  });
  expect(unknown).toEqual([]);
});

test("a product, which has no page of its own, is shown by the list", () => {
  expect(decodeURIComponent(addressOf({ kind: "product", id: "p1", title: "振動センサー" }) ?? "")).toBe(
    "/products?q=振動センサー",
  );
});
