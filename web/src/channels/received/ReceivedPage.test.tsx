import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Received } from "./api";
import ReceivedPage from "./ReceivedPage";

const mail: Received = {
  id: "r1",
  version: 3,
  mailbox: { id: "b1", name: "support@minamo.example" },
  source: "imap",
  folder: "INBOX",
  size: 4000,
  received_at: "2026-11-20T01:30:00Z",
  state: "quarantined",
  reason: "spam_suspect",
  trace: "",
  tries: 0,
  kind: "spam_suspect",
  sender: "win@lottery.example",
  subject: "当選",
  flags: [],
  note: "",
  ticket: null,
  may: { process: true, discard: true },
};

test("what waits is told with its reason, let in, or discarded with one", async () => {
  const sent: unknown[] = [];
  const asked: (string | null)[] = [];
  server({
    "GET /api/v1/received-mails": (request) => {
      asked.push(new URL(request.url).searchParams.get("state"));
      return { items: [mail], next: null, total: 1 };
    },
    "POST /api/v1/received-mails/r1/process": { ...mail, state: "received" },
    "POST /api/v1/received-mails/r1/discard": async (request) => {
      sent.push(await request.json());
      return { ...mail, state: "discarded" };
    },
  });
  const { container } = await render(<ReceivedPage />, { room: "channels" });
  expect(await screen.findByText("迷惑メールの疑いがあります。")).toBeVisible();
  expect(asked[0]).toBe("quarantined");
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "「当選」を取り込む" }));
  expect(await screen.findByText("取り込みを始めました。")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "「当選」を破棄" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByLabelText(/^理由/), "迷惑メール");
  await userEvent.click(form.getByRole("button", { name: "破棄" }));
  expect(await screen.findByText("破棄しました。")).toBeVisible();
  expect(sent).toEqual([{ note: "迷惑メール" }]);
});

test("an mbox file is taken into a mailbox, and how many were new is said", async () => {
  server({
    "GET /api/v1/received-mails": { items: [], next: null, total: 0 },
    "GET /api/v1/mailboxes": {
      items: [{ id: "b1", address: "support@minamo.example" }],
      next: null,
      total: 1,
    },
    "POST /api/v1/mailboxes/b1/mail-files": { read: 3, new: 2 },
  });
  const { container } = await render(<ReceivedPage />, { room: "channels" });
  await userEvent.click(await screen.findByRole("button", { name: "ファイルから取り込む" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("textbox", { name: /取り込み先の受信箱/ }));
  await userEvent.click(await screen.findByRole("option", { name: "support@minamo.example" }));
  const chosen = new File(["From x\n"], "old.mbox");
  await userEvent.upload(
    container.ownerDocument.querySelector("input[type=file]") as HTMLInputElement,
    chosen,
  );
  await userEvent.click(form.getByRole("button", { name: "取り込む" }));
  expect(await screen.findByText(/3通のうち、2通を取り込みました/)).toBeVisible();
});
