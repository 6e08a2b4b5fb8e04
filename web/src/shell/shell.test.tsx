import { AppShell } from "@mantine/core";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Problem } from "@/client/problem";
import { expectNoAxeFaults, render, server, tanaka } from "@/testing";
import { Failed, Missing } from "./Fallbacks";
import { Header } from "./Header";
import { Navigation } from "./Navigation";
import Palette from "./Palette";
import { PLACES, placesOf } from "./places";
import { parseSearch, stringifySearch } from "./router";
import SettingsPage from "./SettingsPage";
import ShortcutHelp from "./ShortcutHelp";
import { addressOf } from "./search";

const nothing = () => undefined;
const header = <Header isMenuOpen={false} onMenu={nothing} onPalette={nothing} onHelp={nothing} />;
const inShell = (piece: React.ReactNode) => <AppShell header={{ height: 52 }}>{piece}</AppShell>;

test("the menu shows the places the server named, and marks the one we are in", async () => {
  const { container } = await render(<Navigation />, { room: "shell", at: "/deals/d1" });
  const links = screen.getAllByRole("link").map((link) => link.textContent);
  expect(links).toEqual(["比較ボード", "ホーム", "取引先", "リード", "商談", "引き継ぎ", "設定"]);
  expect(screen.getByRole("link", { current: "page" })).toHaveTextContent("商談");
  await expectNoAxeFaults(container);
});

test("places have letters of their own", () => {
  expect(new Set(PLACES.map(({ letter }) => letter)).size).toBe(PLACES.length);
  expect(placesOf([]).map(({ name }) => name)).toEqual(["settings"]);
});

test("the language changes in place, is kept, and is told to the account", async () => {
  const calls = server({ "PATCH /api/v1/me": { ...tanaka, language: "en" } });
  await render(inShell(header), { room: "shell" });
  await userEvent.click(screen.getByRole("button", { name: "EN: show in English" }));
  expect(await screen.findByText("Search accounts, deals, tickets")).toBeVisible();
  expect(document.documentElement.lang).toBe("en");
  expect(localStorage.getItem("enishi.language")).toBe("en");
  await waitFor(() => expect(calls()).toContain("PATCH /api/v1/me"));
  await userEvent.click(screen.getByRole("button", { name: "日本語で表示" }));
  expect(await screen.findByText("取引先・商談・問い合わせを検索")).toBeVisible();
});

test("signing out ends the session and leaves for the door", async () => {
  const calls = server({ "DELETE /_allauth/browser/v1/auth/session": null });
  const { router } = await render(inShell(header), { room: "shell" });
  await userEvent.click(screen.getByRole("button", { name: "田中 誠のメニュー" }));
  expect(await screen.findByText("東京営業 · 営業")).toBeVisible();
  await userEvent.click(screen.getByRole("menuitem", { name: "サインアウトする" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/sign-in"));
  expect(calls()).toContain("DELETE /_allauth/browser/v1/auth/session");
});

test("the palette finds records, and opens one", async () => {
  const found = {
    kind: "account",
    found_id: "a1",
    id: "a1",
    number: 1,
    title: "ハナサキ精機株式会社",
    subtitle: "",
    matched: null,
  };
  const group = { kind: "account", count: 1, is_more: false, items: [found] };
  server({ "GET /api/v1/search": { groups: [group] } });
  const { router } = await render(<Palette onClose={nothing} />, { room: "shell" });
  await userEvent.type(await screen.findByPlaceholderText("名前・番号・読み、または操作"), "ハナ");
  await userEvent.click(await screen.findByText("ハナサキ精機株式会社"));
  await waitFor(() => expect(router.state.location.pathname).toBe("/accounts/a1"));
});

test("the palette goes to places by name, whatever the width of the letters", async () => {
  server({ "GET /api/v1/search": { groups: [] } });
  await render(<Palette onClose={nothing} />, { room: "shell" });
  await userEvent.type(await screen.findByPlaceholderText("名前・番号・読み、または操作"), "ＤＥＡＬ");
  expect(await screen.findByRole("button", { name: "商談" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "ホーム" })).toBeNull();
});

test("a kind knows its home; one without a home has none", () => {
  expect(addressOf({ kind: "deal", id: "d1", title: "センサー" })).toBe("/deals/d1");
  expect(addressOf({ kind: "user", id: "u1", title: "田中" })).toBeUndefined();
});

test("settings lists what every room offers, and finds it", async () => {
  const { container } = await render(<SettingsPage />, { room: "shell" });
  expect(await screen.findByRole("link", { name: "サインイン中の端末" })).toHaveAttribute(
    "href",
    "/settings/sessions",
  );
  await expectNoAxeFaults(container);
  await userEvent.type(screen.getByRole("searchbox", { name: "設定を検索" }), "どこにもない");
  await waitFor(() => expect(screen.queryByRole("link")).toBeNull());
});

test("the help card lists the keys", async () => {
  await render(<ShortcutHelp onClose={nothing} />, { room: "shell" });
  expect(await screen.findByRole("dialog", { name: "キーボード操作" })).toHaveTextContent(
    "検索と操作（どこからでも）",
  );
});

test("a page that broke can be tried again; an address nobody knows cannot", async () => {
  const reset = vi.fn();
  const { unmount } = await render(<Failed error={new Problem(0, "network", "", "")} reset={reset} />);
  expect(screen.getByRole("alert")).toHaveTextContent("サーバーにつながりません");
  await userEvent.click(screen.getByRole("button", { name: "もう一度試す" }));
  expect(reset).toHaveBeenCalled();
  unmount();

  await render(<Missing />);
  expect(screen.getByRole("alert")).toHaveTextContent("見つかりません");
  expect(screen.queryByRole("button", { name: "もう一度試す" })).toBeNull();
});

test("the address's query is plain text both ways", () => {
  expect(stringifySearch({ q: "123", owner: undefined, sort: "" })).toBe("?q=123");
  expect(parseSearch("?q=123&flag=true")).toEqual({ q: "123", flag: "true" });
  expect(stringifySearch({})).toBe("");
});
