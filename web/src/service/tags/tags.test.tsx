import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import InboxPage from "../tickets/InboxPage";
import { waysBack } from "../tickets/many/back";
import { counts, line, ticket } from "../tickets/samples";
import { TicketFacts } from "../tickets/TicketFacts";
import { MergeModal } from "../tickets/ties/MergeModal";
import TagsPage from "./TagsPage";

const known = {
  items: [
    { name: "通信断", count: 12 },
    { name: "つうしん断", count: 1 },
  ],
  may: { update: true },
};

test("a tag is joined with another, and it is said before", async () => {
  const sent: unknown[] = [];
  server({
    "GET /api/v1/ticket-tags": known,
    "POST /api/v1/ticket-tags/rename": async (request: Request) => {
      sent.push(await request.json());
      return { left: 0 };
    },
  });
  const { container } = await render(<TagsPage />, { room: "service", at: "/settings/tags" });
  await userEvent.click(await screen.findByRole("button", { name: "「つうしん断」の名前を変える" }));
  const field = await screen.findByRole("textbox", { name: "新しい名前" });
  await userEvent.clear(field);
  await userEvent.type(field, "通信断");
  expect(screen.getByRole("status")).toHaveTextContent("「通信断」はすでにあります。");
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(sent).toEqual([{ name: "つうしん断", to: "通信断" }]));
  await expectNoAxeFaults(container);
});

test("who may not change them sees the tags alone", async () => {
  server({ "GET /api/v1/ticket-tags": { ...known, may: { update: false } } });
  await render(<TagsPage />, { room: "service", at: "/settings/tags" });
  expect(await screen.findByText("通信断")).toBeVisible();
  expect(screen.queryByRole("button")).toBeNull();
});

test("a tag is typed beside those the ticket wears", async () => {
  const sent: unknown[] = [];
  server({
    "GET /api/v1/ticket-tags": known,
    [`PATCH /api/v1/tickets/${ticket.id}`]: async (request: Request) => {
      const body = (await request.json()) as object;
      sent.push(body);
      return { ...ticket, ...body, version: 4 };
    },
  });
  await render(<TicketFacts ticket={{ ...ticket, tags: ["再発"] }} />, { room: "service" });
  await userEvent.click(screen.getByRole("button", { name: "タグを編集" }));
  await userEvent.type(screen.getByRole("textbox", { name: "タグ" }), "通信断{Enter}");
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(sent).toEqual([{ tags: ["再発", "通信断"] }]));
});

test("tags are put on many at once", async () => {
  const sent: unknown[] = [];
  server({
    "GET /api/v1/tickets": { items: [line], next: null, total: 1 },
    "GET /api/v1/tickets/counts": counts,
    "GET /api/v1/ticket-tags": known,
    "POST /api/v1/tickets/acts": async (request: Request) => {
      sent.push(await request.json());
      return { done: 0, items: [] };
    },
  });
  await render(<InboxPage />, { room: "service", at: "/tickets" });
  await userEvent.click(await screen.findByRole("checkbox", { name: `${line.number} を選択` }));
  await userEvent.click(screen.getByRole("button", { name: "タグ" }));
  await userEvent.type(await screen.findByRole("textbox", { name: "付けるタグ" }), "通信断{Enter}");
  await userEvent.click(screen.getByRole("button", { name: "変える" }));
  await waitFor(() => expect(sent).toMatchObject([{ add_tags: ["通信断"], remove_tags: [] }]));
});

test("taken back, each ticket wears what it wore", () => {
  const worn = { ...line, id: "t2", tags: ["再発", "通信断"] };
  const done = ["t1042", "t2"].map((id) => ({
    id,
    is_done: true,
    version: 4,
    message_id: null,
    code: null,
    refusal: null,
  }));
  const back = waysBack([line, worn], done, { add_tags: ["通信断"], remove_tags: ["再発"] });
  expect(back.map(({ act }) => act)).toEqual([
    { add_tags: [], remove_tags: ["通信断"] },
    { add_tags: ["再発"], remove_tags: [] },
  ]);
});

test("a ticket is not offered to be merged with itself", async () => {
  const other = { ...line, id: "t2", number: 1043, subject: "配管から水漏れ" };
  server({ "GET /api/v1/tickets": { items: [line, other], next: null, total: 2 } });
  await render(<MergeModal ticket={ticket} onClose={() => undefined} />, { room: "service" });
  await userEvent.click(await screen.findByRole("textbox", { name: "統合する相手" }));
  expect(await screen.findByRole("option", { name: /1043/ })).toBeVisible();
  expect(screen.queryByRole("option", { name: /1042/ })).toBeNull();
});
