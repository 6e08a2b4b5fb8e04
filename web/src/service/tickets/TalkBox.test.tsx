import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { show } from "@/ui/here/here";
import { ticketKeys } from "./api";
import { note, ticket as sample } from "./samples";
import { TalkBox } from "./TalkBox";
import type { Ticket } from "./types";

// Each test writes on a ticket of its own: what is half written stays with its ticket.
const ticketOf = (id: string, over: Partial<Ticket> = {}): Ticket => ({ ...sample, id, ...over });
const draw = (ticket: Ticket, language: "ja" | "en" = "ja") =>
  render(<TalkBox ticket={ticket} />, { room: "service", language });

/** Keeps what was sent to a ticket's replies, messages or notes. */
function recorder(id: string) {
  const sent: [part: string, version: string | null, body: unknown][] = [];
  const take = (part: string, said: object) => async (request: Request) => {
    sent.push([part, request.headers.get("If-Match"), await request.json()]);
    return said;
  };
  server({
    [`POST /api/v1/tickets/${id}/replies`]: take("replies", ticketOf(id, { version: 4 })),
    [`POST /api/v1/tickets/${id}/messages`]: take("messages", ticketOf(id, { version: 4 })),
    [`POST /api/v1/tickets/${id}/notes`]: take("notes", note),
  });
  return sent;
}

test("a reply without a new status leaves the status as it is", async () => {
  const sent = recorder("talk1");
  await draw(ticketOf("talk1"));
  await userEvent.type(screen.getByRole("textbox", { name: "返信" }), "部品を送りました。");
  await userEvent.click(screen.getByRole("button", { name: "返信を記録する" }));
  expect(await screen.findByText("返信を記録しました。")).toBeVisible();
  expect(sent).toEqual([["replies", '"3"', { text: "部品を送りました。" }]]);
});

test("what the customer said by phone is recorded as the customer's words", async () => {
  const sent = recorder("talk2");
  const { container } = await draw(ticketOf("talk2"));
  await userEvent.click(screen.getByRole("radio", { name: "お客様の発言" }));
  expect(screen.getByText("電話や訪問で聞いた内容を書き留めます。")).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.type(screen.getByRole("textbox", { name: "お客様の発言" }), "直りました");
  await userEvent.click(screen.getByRole("button", { name: "発言を記録する" }));
  expect(await screen.findByText("お客様の発言を記録しました。")).toBeVisible();
  expect(sent).toEqual([["messages", null, { text: "直りました" }]]);
});

test("a note says that neither customer nor sales sees it, and sets no status", async () => {
  const sent = recorder("talk3");
  await draw(ticketOf("talk3"));
  await userEvent.click(screen.getByRole("radio", { name: "社内メモ" }));
  expect(screen.getByText("お客様や営業には見えません。")).toBeVisible();
  expect(screen.queryByRole("button", { name: "状態も変えて記録する" })).toBeNull();
  await userEvent.type(screen.getByRole("textbox", { name: "社内メモ" }), "折り返しは明日");
  await userEvent.click(screen.getByRole("button", { name: "メモを残す" }));
  expect(await screen.findByText("社内メモを残しました。")).toBeVisible();
  expect(sent).toEqual([["notes", null, { text: "折り返しは明日" }]]);
});

test("nothing but blanks is not recorded, and the box says why", async () => {
  const sent = recorder("talk4");
  await draw(ticketOf("talk4"));
  await userEvent.type(screen.getByRole("textbox", { name: "返信" }), "   ");
  await userEvent.click(screen.getByRole("button", { name: "返信を記録する" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("内容を入力してください。");
  expect(sent).toEqual([]);
});

test("a half-written reply does not become a note, and is there when one comes back", async () => {
  recorder("talk5");
  const first = await draw(ticketOf("talk5"));
  await userEvent.type(screen.getByRole("textbox", { name: "返信" }), "確認のうえ");
  await userEvent.click(screen.getByRole("radio", { name: "社内メモ" }));
  expect(screen.getByRole("textbox", { name: "社内メモ" })).toHaveValue("");
  first.unmount();
  await draw(ticketOf("talk5"));
  expect(screen.getByRole("textbox", { name: "返信" })).toHaveValue("確認のうえ");
});

test("a half-written reply stays with its own ticket", async () => {
  recorder("talk6");
  const first = await draw(ticketOf("talk6"));
  await userEvent.type(screen.getByRole("textbox", { name: "返信" }), "こちらの件は");
  first.unmount();
  await draw(ticketOf("talk7"));
  expect(screen.getByRole("textbox", { name: "返信" })).toHaveValue("");
});

test("Ctrl and Enter record; in the middle of a kana conversion they do not", async () => {
  const sent = recorder("talk8");
  await draw(ticketOf("talk8"));
  const field = screen.getByRole("textbox", { name: "返信" });
  await userEvent.type(field, "しゅうり");
  fireEvent.keyDown(field, { key: "Enter", ctrlKey: true, isComposing: true });
  fireEvent.keyDown(field, { key: "Enter" });
  await userEvent.type(field, "中");
  expect(sent).toEqual([]);
  fireEvent.keyDown(field, { key: "Enter", ctrlKey: true });
  await waitFor(() => expect(sent).toEqual([["replies", '"3"', { text: "しゅうり中" }]]));
});

test("R puts the cursor in the box", async () => {
  await draw(ticketOf("talk9"));
  await userEvent.keyboard("r");
  expect(screen.getByRole("textbox", { name: "返信" })).toHaveFocus();
  expect(screen.getByRole("textbox", { name: "返信" })).toHaveValue("");
});

test("only a status that may follow is offered with the reply", async () => {
  await draw(ticketOf("talk10", { status: "waiting", next: ["open", "solved"] }));
  await userEvent.click(screen.getByRole("button", { name: "状態も変えて記録する" }));
  expect(await screen.findByRole("menuitem", { name: "記録して解決にする" })).toBeVisible();
  expect(screen.getAllByRole("menuitem")).toHaveLength(1);
});

test("who may only leave notes is offered nothing else", async () => {
  await draw(ticketOf("talk11", { may: { update: false, note: true, talk: false } }));
  expect(screen.getByRole("textbox", { name: "社内メモ" })).toBeVisible();
  expect(screen.getAllByRole("radio")).toHaveLength(1);
});

test("a closed ticket says to reopen it when there is more to say", async () => {
  await draw(ticketOf("talk12", { status: "closed", next: ["open"], may: { update: true } }));
  expect(screen.getByText(/続きがあるときは再オープンしてください/)).toBeVisible();
  expect(screen.queryByRole("textbox")).toBeNull();
});

test("what the server refuses is said in its words, and what was written stays", async () => {
  server({
    "POST /api/v1/tickets/talk13/replies": problem(400, {
      code: "ticket.closed",
      title: "完了した問い合わせには返信できません。",
      detail: "再オープンしてから記録してください。",
    }),
  });
  await draw(ticketOf("talk13"));
  await userEvent.type(screen.getByRole("textbox", { name: "返信" }), "追って連絡します");
  await userEvent.click(screen.getByRole("button", { name: "返信を記録する" }));
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("完了した問い合わせには返信できません。");
  expect(alert).toHaveTextContent("再オープンしてから記録してください。");
  expect(screen.getByRole("textbox", { name: "返信" })).toHaveValue("追って連絡します");
});

test("an English reader is told that no e-mail is sent", async () => {
  await draw(ticketOf("talk14"), "en");
  expect(screen.getByText("Recorded only. No e-mail is sent.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Record reply" })).toBeVisible();
});

test("F15: while a colleague writes too, a reply is recorded only when it is asked for twice", async () => {
  const sent = recorder("talk15");
  await draw(ticketOf("talk15"));
  const people = [{ name: "小林 誠", types: true }];
  act(() => show({ subject: "service.Ticket", id: "talk15", people }));
  await userEvent.type(screen.getByRole("textbox", { name: "返信" }), "手配しました。");
  await userEvent.click(screen.getByRole("button", { name: "返信を記録する" }));
  expect(screen.getByRole("alert")).toHaveTextContent("小林 誠さんも返信を入力しています");
  expect(sent).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "返信を記録する" }));
  expect(await screen.findByText("返信を記録しました。")).toBeVisible();
  expect(sent).toHaveLength(1);
});

test("F15: what the customer said meanwhile is pointed out before the reply is recorded", async () => {
  const sent = recorder("talk16");
  const { queries } = await draw(ticketOf("talk16"));
  const hear = (...ids: string[]) =>
    act(() => {
      const items = ids.map((id) => ({ ...note, id }));
      const pages = [{ items, before: null }];
      queries.setQueryData(ticketKeys.part("talk16", "thread"), { pages, pageParams: [""] });
    });
  hear("first");
  await userEvent.type(screen.getByRole("textbox", { name: "返信" }), "手配しました。");
  hear("first", "second");
  await userEvent.click(screen.getByRole("button", { name: "返信を記録する" }));
  expect(await screen.findByText("書いている間に、新しいやり取りが加わりました")).toBeVisible();
  expect(sent).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "返信を記録する" }));
  await waitFor(() => expect(sent).toHaveLength(1));
});
