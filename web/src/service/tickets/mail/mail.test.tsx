import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import { ticket as sample } from "../samples";
import { TalkBox } from "../TalkBox";
import type { Ticket } from "../types";
import type { Mail, Mailing, Recipient } from "./api";
import { MailState } from "./MailState";
import { personOf } from "./useMailDraft";

const mailing: Mailing = {
  by_itself: true,
  mailboxes: [{ id: "b1", address: "support@minamo.example", name: "サポート" }],
  mailbox_id: "b1",
  to: [{ name: "渡辺 千尋", address: "watanabe@hanasaki.example" }],
  cc: [],
  subject: "Re: 流量計の表示がおかしい [#1042]",
  undo_seconds: 10,
  charset: "utf-8",
};
const to: Recipient = {
  role: "to",
  name: "渡辺 千尋",
  address: "watanabe@hanasaki.example",
  state: "queued",
  reason: "",
  status: "",
  detail: "",
  tries: 0,
  next_try: "2026-11-20T01:00:10Z",
  changed_at: "2026-11-20T01:00:00Z",
};
const mail: Mail = {
  id: "x1",
  message_id: "m2",
  kind: "reply",
  state: "queued",
  subject: mailing.subject,
  mailbox: mailing.mailboxes[0] as Mailing["mailboxes"][number],
  not_before: "2026-11-20T01:00:10Z",
  is_scheduled: false,
  recipients: [to],
  may: { cancel: true, send: true, resend: false },
};
const ticketOf = (id: string): Ticket => ({ ...sample, id });
const draw = (id: string) => render(<TalkBox ticket={ticketOf(id)} />, { room: "service" });
const drawState = (over: Partial<Mail>) =>
  render(<MailState mail={{ ...mail, ...over }} />, { room: "service" });

test("a thread held by mail says to whom the answer goes, and an answer may be called back", async () => {
  const sent: unknown[] = [];
  const calls = server({
    "GET /api/v1/tickets/mail1/mailing": mailing,
    "POST /api/v1/tickets/mail1/mails": async (request) => {
      sent.push(await request.json());
      return mail;
    },
    "POST /api/v1/mails/x1/cancel": { ...mail, state: "cancelled" },
  });
  const { container } = await draw("mail1");
  expect(await screen.findByText("宛先：渡辺 千尋 <watanabe@hanasaki.example>")).toBeVisible();
  expect(screen.getByText("10秒間は取り消せます。")).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.type(screen.getByRole("textbox", { name: "返信" }), "送りました。");
  await userEvent.click(screen.getByRole("button", { name: "送信する" }));
  expect(await screen.findByText("10秒後に送信します。")).toBeVisible();
  expect(sent).toEqual([
    {
      text: "送りました。",
      to: [{ name: "渡辺 千尋", address: "watanabe@hanasaki.example" }],
      cc: [],
      mailbox_id: "b1",
      subject: mailing.subject,
      not_before: null,
      kind: "reply",
    },
  ]);
  await userEvent.click(screen.getByRole("button", { name: "元に戻す" }));
  expect(await screen.findByText(/送信を取り消しました/)).toBeVisible();
  expect(calls()).toContain("POST /api/v1/mails/x1/cancel");
  expect(screen.getByRole("textbox", { name: "返信" })).toHaveValue("送りました。");
});

test("what was said in another way is only recorded, also in a thread held by mail", async () => {
  const sent: unknown[] = [];
  server({
    "GET /api/v1/tickets/mail4/mailing": mailing,
    "POST /api/v1/tickets/mail4/replies": async (request) => {
      sent.push(await request.json());
      return ticketOf("mail4");
    },
  });
  await draw("mail4");
  await userEvent.click(await screen.findByRole("switch", { name: "メールで送る" }));
  expect(screen.getByText("記録だけを残します。メールは送られません。")).toBeVisible();
  expect(screen.queryByText(/宛先：/)).toBeNull();
  await userEvent.type(screen.getByRole("textbox", { name: "返信" }), "お電話でご説明しました。");
  await userEvent.click(screen.getByRole("button", { name: "返信を記録する" }));
  await vi.waitFor(() => expect(sent).toEqual([{ text: "お電話でご説明しました。", record_only: true }]));
});

test("elsewhere an answer is only recorded until one chooses to mail it", async () => {
  server({ "GET /api/v1/tickets/mail2/mailing": { ...mailing, by_itself: false } });
  await draw("mail2");
  expect(await screen.findByRole("switch", { name: "メールで送る" })).not.toBeChecked();
  expect(screen.getByRole("button", { name: "返信を記録する" })).toBeVisible();
  await userEvent.click(screen.getByRole("switch", { name: "メールで送る" }));
  expect(screen.getByRole("button", { name: "送信する" })).toBeVisible();
});

test("without a mailbox that sends nothing is offered", async () => {
  server({ "GET /api/v1/tickets/mail3/mailing": { ...mailing, by_itself: false, mailbox_id: null } });
  await draw("mail3");
  expect(screen.getByText("記録だけを残します。メールは送られません。")).toBeVisible();
  expect(screen.queryByRole("switch")).toBeNull();
});

test("each recipient's state is said with its reason", async () => {
  const failed = {
    ...to,
    address: "b@x.example",
    name: "",
    state: "failed",
    reason: "no_such_address",
    status: "5.1.1",
  };
  const { container } = await drawState({
    state: "done",
    recipients: [{ ...to, state: "sent" }, failed],
    may: { cancel: false, send: false, resend: true },
  });
  const lines = within(screen.getByRole("list", { name: "メールの送信状況" })).getAllByRole("listitem");
  expect(lines[0]).toHaveTextContent("送信済み");
  expect(lines[1]).toHaveTextContent("失敗");
  expect(lines[1]).toHaveTextContent("宛先のアドレスがありません。 (5.1.1)");
  expect(screen.queryByRole("button", { name: "取り消す" })).toBeNull();
  await expectNoAxeFaults(container);
});

test("what may have arrived is sent again only after its risk was read", async () => {
  const calls = server({ "POST /api/v1/mails/x1/resend": mail });
  await drawState({
    state: "done",
    recipients: [{ ...to, state: "unknown", reason: "no_answer" }],
    may: { cancel: false, send: false, resend: true },
  });
  expect(screen.getByText("不明")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "送り直す" }));
  const asked = await screen.findByRole("dialog");
  expect(asked).toHaveTextContent("同じメールが2通届きます");
  expect(calls()).toEqual([]);
  await userEvent.click(within(asked).getByRole("button", { name: "送り直す" }));
  expect(calls()).toEqual(["POST /api/v1/mails/x1/resend"]);
});

test("what is planned says when it leaves", async () => {
  await drawState({ is_scheduled: true, not_before: "2026-11-23T00:00:00Z" });
  expect(screen.getByText("送信予約")).toBeVisible();
  expect(screen.getByText(/11\/23/)).toBeVisible();
});

test("an address is read with and without a name", () => {
  expect(personOf("渡辺 千尋 <a@b.example>")).toEqual({ name: "渡辺 千尋", address: "a@b.example" });
  expect(personOf(" a@b.example ")).toEqual({ name: "", address: "a@b.example" });
});
