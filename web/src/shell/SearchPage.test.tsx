import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server, tanaka } from "@/testing";
import SearchPage from "./SearchPage";

const line = (id: string, title: string) => ({
  found_id: id,
  kind: "account",
  id,
  number: 7,
  title,
  subtitle: "東京都港区",
  matched: { field: "phone", before: "", hit: "03-1234", after: "-5678" },
});
const accounts = { kind: "account", count: 100, is_more: true, items: [line("a1", "ハナサキ精機")] };
const said = {
  kind: "message",
  count: 1,
  is_more: false,
  items: [{ ...line("t1", "流量計の表示"), kind: "ticket", matched: null }],
};

/** Answers like the server: all kinds, or the one that was asked for. Keeps what was asked. */
function answering(groups: readonly { kind: string }[] = [accounts, said]) {
  const asked: string[] = [];
  server({
    "GET /api/v1/search": (request) => {
      const given = new URL(request.url).searchParams;
      asked.push([given.get("q"), given.get("kind"), given.get("limit")].join(" "));
      return { groups: groups.filter(({ kind }) => !given.get("kind") || kind === given.get("kind")) };
    },
  });
  return asked;
}

const draw = (at: string, language: "ja" | "en" = "ja") =>
  render(<SearchPage />, { room: "shell", me: tanaka, language, at });

test("the results stand by kind, each with its count, its place in the record and its list", async () => {
  answering();
  const { container } = await draw("/search?q=0312");
  const section = await screen.findByRole("region", { name: "取引先" });
  expect(within(section).getByRole("heading", { name: "取引先 100件以上" })).toBeVisible();
  expect(within(section).getByText("03-1234", { selector: "mark" })).toBeVisible();
  expect(within(section).getByRole("link", { name: /ハナサキ精機/ })).toHaveAttribute("href", "/accounts/a1");
  const list = within(section).getByRole("link", { name: "取引先の一覧で見る" });
  expect(list).toHaveAttribute("href", "/accounts?q=0312");
  expect(screen.getByRole("link", { name: /流量計の表示/ })).toHaveAttribute("href", "/tickets/t1");
  await expectNoAxeFaults(container);
});

test("one kind alone is kept in the address and shows more lines", async () => {
  const asked = answering();
  const { router } = await draw("/search?q=0312");
  await userEvent.click(await screen.findByRole("radio", { name: "取引先 100件以上" }));
  await waitFor(() => expect(screen.queryByRole("region", { name: "やり取り" })).toBeNull());
  expect(router.state.location.search).toEqual({ q: "0312", kind: "account" });
  expect(asked).toEqual(["0312  20", "0312 account 50"]);
});

test("other words are asked for once typing pauses", async () => {
  const asked = answering();
  const { router } = await draw("/search?q=0312");
  const field = await screen.findByRole("searchbox", { name: "検索" });
  await userEvent.clear(field);
  await userEvent.type(field, "流量計");
  await waitFor(() => expect(router.state.location.search).toEqual({ q: "流量計" }));
  await waitFor(() => expect(asked).toEqual(["0312  20", "流量計  20"]));
});

test("nothing found is said with the words, in English too", async () => {
  answering([]);
  await draw("/search?q=moon", "en");
  expect(await screen.findByText(/Nothing matches “moon”/)).toBeVisible();
});

test("what went wrong is said in place of the results", async () => {
  server({ "GET /api/v1/search": problem(500, { title: "失敗しました" }) });
  await draw("/search?q=0312");
  expect(await screen.findByRole("alert")).toBeVisible();
});
