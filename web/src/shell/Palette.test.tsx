import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { problem, render, server, tanaka } from "@/testing";
import Palette from "./Palette";
import { rooms } from "./rooms";
import { addressOf } from "./search";

const agent = { ...tanaka, roles: ["service_agent"], navigation: ["home", "accounts", "tickets"] };
const draw = (me = tanaka, language: "ja" | "en" = "ja") =>
  render(<Palette onClose={vi.fn()} />, { room: "shell", me, language });
const field = () => screen.findByRole("textbox", { name: "検索" });

/** Keeps the words the server was asked for. */
function listening(items: object[] = []) {
  const asked: (string | null)[] = [];
  server({
    "GET /api/v1/search": (request) => {
      asked.push(new URL(request.url).searchParams.get("q"));
      return { items };
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

test("what is found says its kind, its number and whose it is", async () => {
  listening([
    { kind: "service.Ticket", id: "t1", number: 1042, title: "流量計の表示", subtitle: "ハナサキ精機" },
  ]);
  const { router } = await draw(agent);
  await userEvent.type(await field(), "流量計");
  expect(await screen.findByText("問い合わせ · 1042 · ハナサキ精機")).toBeVisible();
  await userEvent.click(screen.getByText("流量計の表示"));
  await waitFor(() => expect(router.state.location.pathname).toBe("/tickets/t1"));
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
  const kinds = ["account", "contact", "lead", "deal", "order", "ticket", "handover", "product"];
  const unknown = kinds.filter((kind) => {
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
