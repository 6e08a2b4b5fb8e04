import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { ReceivedMail } from "./received";
import { said, ticket } from "./samples";
import { Thread } from "./Thread";

const mail: ReceivedMail = {
  id: "x1",
  message_id: said.id,
  sender: { name: "渡辺 千尋", address: "watanabe@hanasaki.example" },
  to: [],
  cc: [],
  subject: ticket.subject,
  written_at: null,
  has_more: true,
  has_html: true,
  remote_pictures: 2,
  attachments: [{ number: 1, name: "見積書.pdf", size: 204_800, type: "application/pdf", inline: false }],
  kind: "customer",
  doubts: ["reply_to_differs"],
  flags: [],
  is_verified: false,
  had_errors: false,
  refers_to: { id: "t7", number: 7 },
};
const HOUSE = {
  [`GET /api/v1/tickets/${ticket.id}/thread`]: { items: [said], before: null },
  [`GET /api/v1/tickets/${ticket.id}/mail-messages`]: { items: [mail] },
  "GET /api/v1/mail-messages/x1": { ...mail, whole_text: `${said.text}\n> 前の話` },
};
const draw = () => render(<Thread ticket={ticket} />, { room: "service" });

test("a mail says who it claims to be from, and that nobody vouches for it", async () => {
  server(HOUSE);
  const { container } = await draw();
  expect(await screen.findByText("渡辺 千尋 <watanabe@hanasaki.example>")).toBeVisible();
  expect(screen.getByText("送信者に注意")).toBeVisible();
  expect(screen.getByRole("link", { name: "問い合わせ 7 についてのメールです" })).toHaveAttribute(
    "href",
    "/tickets/t7",
  );
  const files = within(screen.getByRole("list", { name: "添付ファイル" }));
  expect(files.getByRole("link", { name: /見積書\.pdf/ })).toHaveAttribute("download");
  expect(files.getByText("205 KB")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("quotes are folded until they are asked for", async () => {
  server(HOUSE);
  await draw();
  expect(screen.queryByText(/前の話/)).toBeNull();
  await userEvent.click(await screen.findByRole("button", { name: "引用も含めて全文を表示" }));
  expect(await screen.findByText(/前の話/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "新しい部分だけを表示" }));
  expect(screen.queryByText(/前の話/)).toBeNull();
});

test("b19: its own layout stands in a frame that runs nothing", async () => {
  server(HOUSE);
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "元のレイアウトで表示" }));
  const frame = screen.getByTitle("メールの元のレイアウト");
  expect(frame).toHaveAttribute("src", "/api/v1/mail-messages/x1/html");
  const sandbox = frame.getAttribute("sandbox")?.split(" ") ?? ["allow-scripts"];
  expect(sandbox).not.toContain("allow-scripts");
  expect(sandbox).not.toContain("allow-same-origin");
  expect(screen.getByText(/外部の画像2件/)).toBeVisible();

  await userEvent.click(screen.getByRole("button", { name: "画像を表示する" }));
  expect(frame).toHaveAttribute("src", "/api/v1/mail-messages/x1/html?pictures=true");
  await userEvent.click(screen.getByRole("button", { name: "文章だけを表示" }));
  await userEvent.click(screen.getByRole("button", { name: "元のレイアウトで表示" }));
  expect(screen.getByTitle("メールの元のレイアウト")).toHaveAttribute("src", "/api/v1/mail-messages/x1/html");
});

test("a mail that hands out a code of another service says so", async () => {
  const flagged = { items: [{ ...mail, flags: ["verification"] }] };
  server({ ...HOUSE, [`GET /api/v1/tickets/${ticket.id}/mail-messages`]: flagged });
  const { container } = await draw();
  expect(await screen.findByText("確認コード")).toBeVisible();
  await expectNoAxeFaults(container);
});
