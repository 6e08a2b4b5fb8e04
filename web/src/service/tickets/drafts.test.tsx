import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { render, server } from "@/testing";
import { ticket as sample } from "./samples";
import { TalkBox } from "./TalkBox";
import type { Ticket } from "./types";

// Each test writes on a ticket of its own: what is half written stays with its ticket.
const ticketOf = (id: string): Ticket => ({ ...sample, id });
const draft = (mode: string, text: string, name = "田中 誠") => ({
  id: `draft-${mode}`,
  mode,
  text,
  updated_at: "2026-11-20T01:00:00Z",
  author: { id: "u1", name },
});

function keeper(id: string, items: readonly object[] = [], left: readonly object[] = [], status = 200) {
  const kept: unknown[] = [];
  server({
    [`GET /api/v1/tickets/${id}/drafts`]: { items, left },
    [`PUT /api/v1/tickets/${id}/drafts`]: async (request: Request) => {
      kept.push(await request.json());
      return status === 200 ? { kept_at: "2026-11-20T01:00:00Z" } : { status, body: { title: "だめ" } };
    },
    [`POST /api/v1/tickets/${id}/replies`]: { ...ticketOf(id), version: 4 },
  });
  return kept;
}

const draw = (id: string) => render(<TalkBox ticket={ticketOf(id)} />, { room: "service" });

test("what was begun on another machine stands in the box", async () => {
  keeper("draft1", [draft("reply", "確認しております。")]);
  await draw("draft1");
  await waitFor(() =>
    expect(screen.getByRole("textbox", { name: "返信" })).toHaveValue("確認しております。"),
  );
});

test("what is typed is kept after a pause, once, and thrown away when it was sent", async () => {
  const kept = keeper("draft2");
  await draw("draft2");
  await userEvent.type(screen.getByRole("textbox", { name: "返信" }), "直しました。");
  await waitFor(() => expect(kept).toEqual([{ mode: "reply", text: "直しました。" }]), { timeout: 3_000 });
  await userEvent.click(screen.getByRole("button", { name: "返信を記録する" }));
  await waitFor(() => expect(kept.at(-1)).toEqual({ mode: "reply", text: "" }), { timeout: 3_000 });
});

test("who leaves the ticket before the pause is over loses nothing", async () => {
  const kept = keeper("draft3");
  const { unmount } = await draw("draft3");
  await userEvent.type(screen.getByRole("textbox", { name: "返信" }), "後で続き");
  unmount();
  await waitFor(() => expect(kept).toEqual([{ mode: "reply", text: "後で続き" }]));
});

test("a draft that cannot be kept says so", async () => {
  keeper("draft4", [], [], 500);
  await draw("draft4");
  await userEvent.type(screen.getByRole("textbox", { name: "返信" }), "直しました。");
  expect(
    await screen.findByText(/下書きをサーバーに保存できていません/, {}, { timeout: 3_000 }),
  ).toBeVisible();
});

test("what somebody left behind is offered to be taken over", async () => {
  keeper("draft5", [], [draft("reply", "部品を手配して", "鈴木 亮")]);
  await draw("draft5");
  expect(await screen.findByText(/鈴木 亮さん（利用停止）の書きかけがあります（返信）/)).toBeVisible();
  expect(screen.getByRole("button", { name: "引き継ぐ" })).toBeVisible();
});

test("a place that nobody filled in is said before the answer leaves, once", async () => {
  keeper("draft6");
  await draw("draft6");
  const field = screen.getByRole("textbox", { name: "返信" });
  await userEvent.click(field);
  await userEvent.paste("{お名前}様、{item}の件です。{この形}は差し込みではありません。");
  await userEvent.click(screen.getByRole("button", { name: "返信を記録する" }));
  expect(await screen.findByText("埋まっていない差し込みがあります：お名前、機器")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "返信を記録する" }));
  expect(await screen.findByText("返信を記録しました。")).toBeVisible();
});
