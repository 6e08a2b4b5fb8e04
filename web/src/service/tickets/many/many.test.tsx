import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import InboxPage from "../InboxPage";
import { counts, line } from "../samples";
import type { Listed } from "../types";
import { type Done, waysBack } from "./back";

const second: Listed = {
  ...line,
  id: "t2",
  number: 1043,
  subject: "配管から水漏れ",
  version: 7,
  status: "open",
};
const done = (id: string, over: Partial<Done> = {}): Done => ({
  id,
  is_done: true,
  version: 8,
  message_id: null,
  code: null,
  refusal: null,
  ...over,
});

async function choose(answers: readonly object[], more: object = {}) {
  const asked: unknown[] = [];
  const given = [...answers];
  server({
    "GET /api/v1/tickets": { items: [line, second], next: null, total: 2 },
    "GET /api/v1/tickets/counts": counts,
    "POST /api/v1/tickets/acts": async (request: Request) => {
      asked.push(await request.json());
      return given.shift() ?? { done: 0, items: [] };
    },
    ...more,
  });
  const drawn = await render(<InboxPage />, { room: "service", at: "/tickets" });
  for (const number of [1042, 1043]) {
    await userEvent.click(await screen.findByRole("checkbox", { name: `${number} を選択` }));
  }
  return { asked, ...drawn };
}

test("many are solved at once, and taken back each to where it stood", async () => {
  const { asked, container } = await choose([
    { done: 2, items: [done(line.id), done("t2")] },
    { done: 2, items: [done(line.id, { version: 9 }), done("t2", { version: 9 })] },
  ]);
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "状態を変える" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "解決にする" }));
  expect(await screen.findByText("2件のうち2件に行いました。")).toBeVisible();
  await userEvent.click(await screen.findByRole("button", { name: "元に戻す" }));
  expect(await screen.findByText("2件のうち2件を元に戻しました。")).toBeVisible();
  const seen = (versions: readonly number[]) =>
    [line.id, "t2"].map((id, place) => ({ id, version: versions[place] }));
  expect(asked).toEqual([
    { reason: "", text: "", status: "solved", tickets: seen([3, 7]) },
    { reason: "", text: "", status: "open", tickets: seen([8, 8]) },
  ]);
});

test("one that refuses stays chosen, with the reason said", async () => {
  const refusal = "ほかの人が先に変更しました";
  await choose([
    {
      done: 1,
      items: [done(line.id), done("t2", { is_done: false, version: null, code: "stale", refusal })],
    },
  ]);
  await userEvent.click(screen.getByRole("button", { name: "自分が担当する" }));
  expect(await screen.findByText(/できなかった理由：ほかの人が先に変更しました/)).toBeVisible();
  expect(screen.getByRole("checkbox", { name: "1043 を選択" })).toBeChecked();
  expect(screen.getByRole("checkbox", { name: "1042 を選択" })).not.toBeChecked();
});

test("an answer to many is called back mail by mail", async () => {
  const mail = { id: "mail1", message_id: "m1", may: { cancel: true, send: true, resend: false } };
  const cancelled: string[] = [];
  const { asked } = await choose(
    [{ done: 2, items: [done(line.id, { message_id: "m1" }), done("t2", { message_id: "m2" })] }],
    {
      [`GET /api/v1/tickets/${line.id}/mails`]: { items: [mail] },
      "GET /api/v1/tickets/t2/mails": { items: [] },
      "POST /api/v1/mails/mail1/cancel": () => {
        cancelled.push("mail1");
        return mail;
      },
    },
  );
  await userEvent.click(screen.getByRole("button", { name: "まとめて返信" }));
  await userEvent.type(await screen.findByRole("textbox", { name: "返信" }), "復旧しました。");
  await userEvent.click(screen.getByRole("button", { name: "2件に返信する" }));
  await waitFor(() => expect(asked).toMatchObject([{ text: "復旧しました。" }]));
  await userEvent.click(await screen.findByRole("button", { name: "元に戻す" }));
  expect(await screen.findByText("2件のうち1件の送信を取り消しました。")).toBeVisible();
  expect(cancelled).toEqual(["mail1"]);
});

test("what waited for the maker does so again, whoever held it holds it again", () => {
  const held: Listed = { ...second, held_for: "maker", assignee: { id: "u2", name: "鈴木 亮" } };
  const back = waysBack([line, held], [done(line.id), done("t2")], { status: "solved", assignee_id: "u1" });
  expect(back).toEqual([
    { act: { status: "open", assignee_id: null }, tickets: [{ id: line.id, version: 8 }] },
    { act: { status: "waiting", reason: "maker", assignee_id: "u2" }, tickets: [{ id: "t2", version: 8 }] },
  ]);
});
