import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import type { Sender, Signature } from "./api";
import SendingPage from "./SendingPage";
import SignaturesPage from "./SignaturesPage";

const sender: Sender = {
  id: "b1",
  version: 4,
  address: "support@minamo.example",
  name: "サポート",
  server: "smtp.provider.example:587",
  is_active: true,
  undo_seconds: 10,
  charset: "utf-8",
  acknowledges: false,
  resting_until: null,
};
const AT = "/api/v1/sending-mailboxes";

test("acknowledgements are switched on, and the seconds changed", async () => {
  const sent: unknown[] = [];
  server({
    [`GET ${AT}`]: { items: [sender] },
    [`PATCH ${AT}/b1`]: async (request) => {
      sent.push(await request.json());
      return sender;
    },
  });
  const { container } = await render(<SendingPage />, { room: "channels" });
  await userEvent.click(await screen.findByRole("switch", { name: /受付番号を自動で知らせる/ }));
  const seconds = screen.getByRole("textbox", { name: "取り消せる秒数" });
  await userEvent.clear(seconds);
  await userEvent.type(seconds, "30");
  await userEvent.tab();
  await waitFor(() => expect(sent).toEqual([{ acknowledges: true }, { undo_seconds: 30 }]));
  await expectNoAxeFaults(container);
});

test("a secret for the provider's reports is made and shown once", async () => {
  server({
    [`GET ${AT}`]: { items: [sender] },
    [`POST ${AT}/b1/report-secret`]: {
      url: "https://x.example/api/v1/delivery-reports/b1",
      secret: "whsec_abc",
    },
  });
  const { container } = await render(<SendingPage />, { room: "channels" });
  await userEvent.click(await screen.findByRole("button", { name: "配信結果を受け取る" }));
  expect(screen.getByText(/delivery-reports\/b1$/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "署名の秘密を作る" }));
  expect(await screen.findByDisplayValue("whsec_abc")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("a test mail that was refused says why", async () => {
  server({
    [`GET ${AT}`]: { items: [sender] },
    [`POST ${AT}/b1/test`]: { outcome: "later", reason: "certificate", status: "", detail: "self-signed" },
  });
  await render(<SendingPage />, { room: "channels" });
  await userEvent.click(await screen.findByRole("button", { name: "テストメールを送る" }));
  const said = await screen.findByText("いまは送れません。");
  expect(said).toBeVisible();
  expect(screen.getByText("送信サーバーの証明書が正しくありません。")).toBeVisible();
});

test("what DNS lacks is said with the record to add", async () => {
  const proof = {
    name: "dmarc",
    state: "missing",
    host: "_dmarc.minamo.example",
    found: [],
    record: "v=DMARC1; p=none",
  };
  server({
    [`GET ${AT}`]: { items: [sender] },
    [`GET ${AT}/b1/proofs`]: { domain: "minamo.example", items: [proof] },
  });
  await render(<SendingPage />, { room: "channels" });
  await userEvent.click(await screen.findByRole("button", { name: "SPF・DKIM・DMARCを確かめる" }));
  expect(await screen.findByText("DMARC")).toBeVisible();
  expect(screen.getByText("なし")).toBeVisible();
  expect(screen.getByText(/_dmarc.minamo.example に、次のTXT/)).toBeVisible();
  expect(screen.getByText("v=DMARC1; p=none")).toBeVisible();
});

const signature: Signature = {
  id: "g1",
  version: 2,
  name: "全体",
  text: "{company}",
  mailbox_id: null,
  team_id: null,
  may: { update: true, delete: false },
};

test("a signature is changed on the version that was read, and what is refused stands beside its field", async () => {
  const sent: unknown[] = [];
  server({
    "GET /api/v1/signatures": { items: [signature], next: null, total: 1 },
    "GET /api/v1/teams": { items: [], next: null, total: 0 },
    "PATCH /api/v1/signatures/g1": async (request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return sent.length === 1
        ? problem(400, { code: "bad_input", title: "x", fields: { text: "返信の区切り線は使えません。" } })
        : signature;
    },
  });
  const { container } = await render(<SignaturesPage />, { room: "channels" });
  expect(await screen.findByText("{company}")).toBeVisible();
  expect(screen.queryByRole("button", { name: "全体を削除する" })).toBeNull();
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "全体を変更する" }));
  const modal = within(await screen.findByRole("dialog"));
  await userEvent.type(modal.getByRole("textbox", { name: "署名" }), "!");
  await userEvent.click(modal.getByRole("button", { name: "保存する" }));
  expect(await modal.findByText("返信の区切り線は使えません。")).toBeVisible();
  await userEvent.click(modal.getByRole("button", { name: "保存する" }));
  expect(await screen.findByText("署名を保存しました。")).toBeVisible();
  const body = { name: "全体", text: "{company}!", mailbox_id: null, team_id: null };
  expect(sent).toEqual([
    ['"2"', body],
    ['"2"', body],
  ]);
});
