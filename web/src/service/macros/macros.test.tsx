import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import { ticket } from "../tickets/samples";
import MacroPicker from "./MacroPicker";
import MacrosPage from "./MacrosPage";

const facts = {
  id: "m1",
  name: "受付のお知らせ",
  text: "{宛名}\n承りました。",
  status: "waiting",
  reason: "",
  priority: 3,
  category: "",
  tags: [],
  assignee: null,
  takes: true,
  note: "",
  is_shared: true,
};
const macro = { ...facts, version: 2, may: { update: true, delete: true } };
const own = { ...macro, id: "m2", name: "自分のもの", is_shared: false };

test("macros are listed with what they do, and one is made", async () => {
  const sent: unknown[] = [];
  server({
    "GET /api/v1/macros": { items: [macro, own], may: { create: true, share: false } },
    "POST /api/v1/macros": async (request: Request) => {
      sent.push(await request.json());
      return own;
    },
  });
  const { container } = await render(<MacrosPage />, { room: "service" });
  expect(await screen.findByText("受付のお知らせ")).toBeVisible();
  expect(screen.getAllByText("優先度 高")).toHaveLength(2);
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "定型文・マクロを作る" }));
  await userEvent.type(await screen.findByRole("textbox", { name: "名前" }), "お礼");
  expect(screen.queryByRole("checkbox", { name: "全員で使う" })).toBeNull();
  await userEvent.type(screen.getByRole("textbox", { name: "文面" }), "ありがとうございました。");
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  await waitFor(() =>
    expect(sent).toMatchObject([
      { name: "お礼", text: "ありがとうございました。", status: "", priority: null },
    ]),
  );
});

const AT = `/api/v1/tickets/${ticket.id}/macros`;

test("a macro is looked at as it would be said here, and run with all it does", async () => {
  const ready = { ...facts, text: "株式会社ハナサキ精機 御中\n承りました。", empty: [] };
  const sent: unknown[] = [];
  server({
    [`GET ${AT}`]: { items: [ready] },
    "POST /api/v1/tickets/acts": async (request: Request) => {
      sent.push(await request.json());
      const done = { id: ticket.id, is_done: true, version: 4, message_id: "x", code: null, refusal: null };
      return { done: 1, items: [done] };
    },
  });
  await render(<MacroPicker ticket={ticket} onClose={() => undefined} />, { room: "service" });
  await userEvent.click(await screen.findByText("受付のお知らせ"));
  expect(screen.getByText(/株式会社ハナサキ精機 御中/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "このまま返信して実行する" }));
  expect(await screen.findByText("「受付のお知らせ」を実行しました。")).toBeVisible();
  const tickets = [{ id: ticket.id, version: ticket.version }];
  expect(sent).toEqual([{ tickets, text: "", reason: "", macro_id: "m1" }]);
});

test("with a place empty it says which, and is not run as it is", async () => {
  server({ [`GET ${AT}`]: { items: [{ ...facts, empty: ["contact", "item"] }] } });
  await render(<MacroPicker ticket={ticket} onClose={() => undefined} />, { room: "service" });
  await userEvent.click(await screen.findByText("受付のお知らせ"));
  expect(screen.getByText("埋まっていない差し込みがあります：お名前、機器")).toBeVisible();
  expect(screen.getByRole("button", { name: "このまま返信して実行する" })).toBeDisabled();
  expect(screen.getByRole("button", { name: "文面を返信に入れる" })).toBeEnabled();
});
