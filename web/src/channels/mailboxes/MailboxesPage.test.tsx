import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Mailbox } from "./api";
import MailboxesPage from "./MailboxesPage";

const fetching = {
  fetched_at: "2026-11-20T01:30:00Z",
  tried_at: "2026-11-20T01:30:00Z",
  failing_since: null,
  error: "",
  detail: "",
  is_silent: false,
};
const box: Mailbox = {
  id: "b1",
  version: 2,
  address: "support@minamo.example",
  aliases: [],
  sender_name: "",
  purpose: "service",
  team: { id: "s1", name: "サポート" },
  user: null,
  is_active: true,
  imap_host: "imap.minamo.example",
  imap_port: 993,
  imap_security: "tls",
  imap_user: "",
  has_imap_password: true,
  folders: [],
  after_fetch: "keep",
  moved_to: "",
  fetch_from: "2026-11-20",
  smtp_host: "",
  smtp_port: 587,
  smtp_security: "starttls",
  smtp_user: "",
  has_smtp_password: false,
  sign_in: "password",
  oauth_token_url: "",
  oauth_client: "",
  has_oauth_token: false,
  trusted_server: "",
  has_inbound_key: false,
  fetching,
  may: { update: true, delete: true },
};
const broken: Mailbox = {
  ...box,
  id: "b2",
  address: "sales@minamo.example",
  fetching: { ...fetching, error: "sign_in_refused", is_silent: true },
};
const listed = { items: [broken, box], next: null, total: 2 };
const HOUSE = { "GET /api/v1/mailboxes": listed, "GET /api/v1/teams": { items: [], next: null, total: 0 } };

test("each mailbox says whether mail is being got from it, and what is wrong in words", async () => {
  server(HOUSE);
  const { container } = await render(<MailboxesPage />, { room: "channels" });
  expect(await screen.findByText("受信しています")).toBeVisible();
  expect(screen.getByText("10分以上受信できていません")).toBeVisible();
  expect(screen.getByText(/ログインできません/)).toBeVisible();
  await expectNoAxeFaults(container);
});

test("a connection is tried before it is saved, and an empty password is not sent", async () => {
  const sent: Record<string, unknown>[] = [];
  const keep = async (request: Request) => {
    sent.push((await request.json()) as Record<string, unknown>);
    return { is_ok: false, error: "sign_in_refused", detail: "NO AUTHENTICATIONFAILED", folders: [] };
  };
  server({ ...HOUSE, "POST /api/v1/mailbox-checks": keep });
  await render(<MailboxesPage />, { room: "channels" });
  await userEvent.click(await screen.findByRole("button", { name: "support@minamo.example を編集" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("tab", { name: "受信" }));
  await userEvent.click(form.getByRole("button", { name: "接続を試す" }));
  expect(await form.findByText(/メールサーバーにログインできません/)).toBeVisible();
  expect(form.getByText(/NO AUTHENTICATIONFAILED/)).toBeVisible();
  expect(sent[0]).toMatchObject({ mailbox_id: "b1", imap_host: "imap.minamo.example" });
  expect(sent[0]).not.toHaveProperty("imap_password");
});
