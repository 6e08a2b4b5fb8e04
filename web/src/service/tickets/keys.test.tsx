import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { render, server } from "@/testing";
import InboxPage from "./InboxPage";
import { counts, line, note, said, ticket } from "./samples";
import { TicketPane } from "./TicketPane";

const AT = `/api/v1/tickets/${ticket.id}`;
const opened = {
  [`GET ${AT}`]: ticket,
  [`GET ${AT}/thread`]: { items: [said, note], before: null },
  [`GET ${AT}/bond`]: { deals: [], promises: [], handover: null },
};
const lines = [line, { ...line, id: "t2", number: 1043, subject: "配管から水漏れ" }];

beforeEach(() => localStorage.removeItem("enishi.single_keys"));

async function drawInbox() {
  server({
    "GET /api/v1/tickets": { items: lines, next: null, total: 2 },
    "GET /api/v1/tickets/counts": counts,
  });
  await render(<InboxPage />, { room: "service", at: "/tickets" });
  await screen.findByRole("link", { name: "配管から水漏れ" });
}

test("J and K move through the lines, which stay at both ends, and X chooses one", async () => {
  await drawInbox();
  const [first, second] = lines.map(({ subject }) => screen.getByRole("link", { name: subject }));
  await userEvent.keyboard("j");
  expect(first).toHaveFocus();
  await userEvent.keyboard("jj");
  expect(second).toHaveFocus();
  await userEvent.keyboard("x");
  expect(screen.getByRole("checkbox", { name: "1043 を選択" })).toBeChecked();
  expect(screen.getByText("1件を選択中")).toBeVisible();
  await userEvent.keyboard("k");
  expect(first).toHaveFocus();
});

test("who turned single letters off is moved by none of them", async () => {
  localStorage.setItem("enishi.single_keys", "false");
  await drawInbox();
  await userEvent.keyboard("jx");
  expect(document.body).toHaveFocus();
  expect(screen.queryByText("1件を選択中")).toBeNull();
});

test("N writes a note, R an answer, and letters in the field are only letters", async () => {
  server(opened);
  await render(<TicketPane id={ticket.id} />, { room: "service" });
  await screen.findByText("昨日から数値が安定しません。");
  await userEvent.keyboard("n");
  const field = await screen.findByRole("textbox", { name: "社内メモ" });
  expect(field).toHaveFocus();
  await userEvent.keyboard("rea");
  expect(field).toHaveValue("rea");
  (field as HTMLElement).blur();
  await userEvent.keyboard("r");
  expect(await screen.findByRole("textbox", { name: "返信" })).toHaveFocus();
});

test("E solves the ticket on the version that was read, where solving follows", async () => {
  const sent: unknown[] = [];
  server({
    ...opened,
    [`POST ${AT}/status`]: async (request: Request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return { ...ticket, version: 4, status: "solved", next: ["open", "closed"] };
    },
  });
  await render(<TicketPane id={ticket.id} />, { room: "service" });
  await screen.findByText("昨日から数値が安定しません。");
  await userEvent.keyboard("e");
  await waitFor(() => expect(sent).toEqual([['"3"', { status: "solved" }]]));
  await screen.findByText("「解決」にしました。");
  await userEvent.keyboard("e");
  expect(sent).toHaveLength(1);
});

test("S opens the times to put it off until; while the menu is open letters do nothing", async () => {
  const calls = server(opened);
  await render(<TicketPane id={ticket.id} />, { room: "service" });
  await screen.findByText("昨日から数値が安定しません。");
  await userEvent.keyboard("s");
  expect(await screen.findByRole("menuitem", { name: "明日の9時まで隠す" })).toBeVisible();
  screen.getByRole("menuitem", { name: "明日の9時まで隠す" }).focus();
  await userEvent.keyboard("e");
  expect(calls()).not.toContain(`POST ${AT}/status`);
});

test("/ looks through the thread, in full and half width alike, and marks what is found", async () => {
  server({
    ...opened,
    [`GET ${AT}/thread`]: {
      items: [said, { ...said, id: "m2", text: "型番はＦＭ－２００です。" }, note],
      before: null,
    },
  });
  await render(<TicketPane id={ticket.id} />, { room: "service" });
  await screen.findByText("昨日から数値が安定しません。");
  await userEvent.keyboard("/");
  const field = await screen.findByRole("textbox", { name: "やり取りの中を検索" });
  await userEvent.type(field, "fm-2");
  expect(screen.getByText("1件中1件目")).toBeVisible();
  await userEvent.clear(field);
  await userEvent.type(field, "数値");
  expect(screen.getByText("数値", { selector: "mark" })).toBeVisible();
  await userEvent.type(field, "がない");
  expect(screen.getByText("0件中0件目")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("search")).toBeNull();
});
