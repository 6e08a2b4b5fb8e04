import { AppShell } from "@mantine/core";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server, tanaka } from "@/testing";
import { LanguageSwitch } from "@/ui/LanguageSwitch";
import { FrontPage } from "./FrontPage";
import { Header } from "./Header";
import { Navigation } from "./Navigation";
import SettingsPage from "./SettingsPage";
import { UserMenu } from "./UserMenu";

const as = (navigation: string[], roles = ["service_agent"]) => ({ ...tanaka, navigation, roles });
const agent = as(["home", "accounts", "tickets", "handovers", "promises"]);

test("support sees the customers, the tickets and what lies between, and nothing of sales", async () => {
  await render(<Navigation />, { room: "shell", me: agent, at: "/tickets" });
  const groups = screen.getAllByRole("list").map((list) => list.getAttribute("aria-label"));
  expect(groups).toEqual(["はじめに見る", "お客様", "サービス", "販売とサービスの間", "分析と管理"]);
  const between = within(screen.getByRole("list", { name: "販売とサービスの間" }));
  expect(between.getAllByRole("link").map((link) => link.textContent)).toEqual(["引き継ぎ", "約束台帳"]);
  expect(screen.getByRole("link", { current: "page" })).toHaveTextContent("問い合わせ");
});

test("an address that only begins alike marks no place", async () => {
  await render(<Navigation />, { room: "shell", me: agent, at: "/ticketsale" });
  expect(screen.queryByRole("link", { current: "page" })).toBeNull();
});

test.each([
  [["board", "home"], "/board"],
  [["home", "tickets"], "/home"],
  [[], "/settings"],
])("who may open %s begins at %s", async (navigation, first) => {
  const { router } = await render(<FrontPage />, { room: "shell", me: as(navigation as string[]) });
  await waitFor(() => expect(router.state.location.pathname).toBe(first));
});

test("one's menu leads to the devices one is signed in on, and to the settings", async () => {
  const { router } = await render(<UserMenu />, { room: "shell" });
  await userEvent.click(screen.getByRole("button", { name: "田中 誠のメニュー" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "サインイン中の端末" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/settings/sessions"));
  await userEvent.click(screen.getByRole("button", { name: "田中 誠のメニュー" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "設定" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/settings"));
});

test("who has several roles and no team reads all of them", async () => {
  const me = { ...tanaka, team: null, roles: ["admin", "executive"] };
  await render(<UserMenu />, { room: "shell", me });
  await userEvent.click(screen.getByRole("button", { name: "田中 誠のメニュー" }));
  expect(await screen.findByText("管理者 · 経営")).toBeVisible();
});

test("the spacing one chooses stays with this browser", async () => {
  await render(<UserMenu />, { room: "shell" });
  await userEvent.click(screen.getByRole("button", { name: "田中 誠のメニュー" }));
  await userEvent.click(await screen.findByRole("radio", { name: "詰める" }));
  expect(localStorage.getItem("enishi.density")).toContain("tight");
});

test("a sign-out that did not reach the server says so, and one is still here", async () => {
  server({ "DELETE /_allauth/browser/v1/auth/session": problem(503, {}) });
  const { router } = await render(<UserMenu />, { room: "shell", at: "/deals" });
  await userEvent.click(screen.getByRole("button", { name: "田中 誠のメニュー" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "サインアウトする" }));
  expect(await screen.findByText("表示できませんでした")).toBeVisible();
  expect(router.state.location.pathname).toBe("/deals");
});

test("the language changes in this browser even when the account could not keep it", async () => {
  const calls = server({ "PATCH /api/v1/me": problem(503, {}) });
  await render(<LanguageSwitch />, { room: "shell" });
  await userEvent.click(screen.getByRole("button", { name: "EN: show in English" }));
  expect(await screen.findByRole("button", { name: "日本語で表示" })).toHaveAttribute("lang", "ja");
  await waitFor(() => expect(calls()).toEqual(["PATCH /api/v1/me"]));
  expect(localStorage.getItem("enishi.language")).toBe("en");
});

test("the head opens the search, the keys and, on a phone, the menu", async () => {
  const [onMenu, onPalette, onHelp] = [vi.fn(), vi.fn(), vi.fn()];
  const header = <Header isMenuOpen={false} onMenu={onMenu} onPalette={onPalette} onHelp={onHelp} />;
  const piece = <AppShell header={{ height: 52 }}>{header}</AppShell>;
  const { container } = await render(piece, { room: "shell" });
  await userEvent.click(screen.getByRole("button", { name: /取引先・商談・問い合わせを検索/ }));
  await userEvent.click(screen.getByRole("button", { name: "キーボード操作" }));
  await userEvent.click(screen.getByLabelText("メニュー"));
  expect([onPalette, onHelp, onMenu].map((run) => run.mock.calls.length)).toEqual([1, 1, 1]);
  expect(screen.getByRole("link", { name: /最初の画面へ/ })).toHaveAttribute("href", "/");
  await expectNoAxeFaults(container);
});

test("keys for programs are a matter of those who keep the house; one's own settings are everyone's", async () => {
  const first = await render(<SettingsPage />, { room: "shell", me: agent });
  expect(await screen.findByRole("link", { name: "自分の設定" })).toBeVisible();
  expect(screen.queryByRole("link", { name: "API トークン" })).toBeNull();
  first.unmount();
  await render(<SettingsPage />, { room: "shell", me: as(["settings"], ["admin"]) });
  expect(await screen.findByRole("link", { name: "API トークン" })).toHaveAttribute(
    "href",
    "/settings/tokens",
  );
});

test("settings are found by what they change, not only by their name", async () => {
  await render(<SettingsPage />, { room: "shell", me: as(["settings"], ["admin"]) });
  fireEvent.change(await screen.findByRole("searchbox", { name: "設定を検索" }), {
    target: { value: "その下のチーム" },
  });
  expect(screen.getAllByRole("link").map((link) => link.textContent)).toEqual(["チーム"]);
});
