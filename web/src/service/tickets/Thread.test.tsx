import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { note, said, ticket } from "./samples";
import { Thread } from "./Thread";
import type { Said } from "./types";

const AT = `GET /api/v1/tickets/${ticket.id}/thread`;
const ours: Said = {
  ...said,
  id: "m2",
  direction: "out",
  author: { id: "u1", name: "田中 誠" },
  contact: null,
  text: "本日うかがいます。",
  at: "2026-11-20T01:00:00Z",
};
const draw = () => render(<Thread ticket={ticket} />, { room: "service" });
const entryOf = async (text: string) => within((await screen.findByText(text)).closest("li") as HTMLElement);

test("each word of the thread says whose it is: the customer's, ours, or a note that stays inside", async () => {
  server({ [AT]: { items: [said, ours, note], before: null } });
  const { container } = await draw();
  const theirs = await entryOf("昨日から数値が安定しません。");
  expect(theirs.getByText("お客様")).toBeVisible();
  expect(theirs.getByText("渡辺 千尋")).toBeVisible();
  expect(theirs.getByText("メール")).toBeVisible();
  const reply = await entryOf("本日うかがいます。");
  expect(reply.getByText("返信")).toBeVisible();
  expect(reply.getByText("田中 誠")).toBeVisible();
  const inside = await entryOf("前回も同じ症状");
  expect(inside.getByText("社内メモ")).toBeVisible();
  expect(inside.queryByText("返信")).toBeNull();
  await expectNoAxeFaults(container);
});

test("a word without a known writer says so", async () => {
  server({ [AT]: { items: [{ ...ours, author: null }], before: null } });
  await draw();
  expect((await entryOf("本日うかがいます。")).getByText("記録者不明")).toBeVisible();
});

test("older words come on demand, above the newer ones", async () => {
  const asked: (string | null)[] = [];
  server({
    [AT]: (request) => {
      const before = new URL(request.url).searchParams.get("before");
      asked.push(before);
      return before ? { items: [said], before: null } : { items: [ours], before: "m2" };
    },
  });
  await draw();
  await screen.findByText("本日うかがいます。");
  await userEvent.click(screen.getByRole("button", { name: "もっと前を見る" }));
  await screen.findByText("昨日から数値が安定しません。");
  const order = screen.getAllByRole("listitem").map((one) => one.textContent);
  expect(order[0]).toContain("昨日から数値が安定しません。");
  expect(order[1]).toContain("本日うかがいます。");
  expect(asked).toEqual([null, "m2"]);
  expect(screen.queryByRole("button", { name: "もっと前を見る" })).toBeNull();
});

test("a thread that could not be read offers to try again", async () => {
  let isBroken = true;
  server({ [AT]: () => (isBroken ? problem(500, {}) : { items: [ours], before: null }) });
  await draw();
  expect(await screen.findByRole("alert")).toHaveTextContent("表示できませんでした");
  isBroken = false;
  await userEvent.click(screen.getByRole("button", { name: "もう一度試す" }));
  expect(await screen.findByText("本日うかがいます。")).toBeVisible();
});

test("the thread is reached by keyboard, so that it can be scrolled", async () => {
  server({ [AT]: { items: [said], before: null } });
  await draw();
  await screen.findByText("昨日から数値が安定しません。");
  await userEvent.tab();
  await waitFor(() => expect(screen.getByRole("region", { name: "やり取り" })).toHaveFocus());
});
