import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { NewTicket } from "./NewTicket";
import { ticket } from "./samples";

test("a call is written down in the customer's words, for the customer it was opened from", async () => {
  const sent: Record<string, unknown>[] = [];
  server({
    "GET /api/v1/accounts/a1": { id: "a1", name: "株式会社ハナサキ精機" },
    "GET /api/v1/tickets/categories": { items: ["流量計"] },
    "POST /api/v1/tickets": async (request: Request) => {
      sent.push((await request.json()) as Record<string, unknown>);
      return ticket;
    },
  });
  const done = vi.fn();
  await render(<NewTicket accountId="a1" onClose={() => undefined} onOpened={done} />, { room: "service" });
  expect(await screen.findByDisplayValue("株式会社ハナサキ精機")).toBeVisible();
  await expectNoAxeFaults(document.body);

  await userEvent.click(screen.getByRole("button", { name: "登録する" }));
  expect(await screen.findByText("件名を入力してください。")).toBeVisible();
  expect(sent).toEqual([]);

  fireEvent.change(screen.getByRole("textbox", { name: "件名" }), { target: { value: "表示がおかしい" } });
  fireEvent.change(screen.getByRole("textbox", { name: "お問い合わせの内容" }), {
    target: { value: "数値が安定しません。" },
  });
  await userEvent.click(screen.getByRole("radio", { name: "緊急" }));
  expect(screen.getByText(/30分以内に初回返信/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "登録する" }));
  await waitFor(() => expect(done).toHaveBeenCalledWith(ticket));
  expect(sent).toEqual([
    {
      account_id: "a1",
      contact_id: null,
      channel_kind: "phone",
      type: "question",
      category: "",
      tags: [],
      priority: 4,
      subject: "表示がおかしい",
      text: "数値が安定しません。",
      received_at: null,
    },
  ]);
});

const customers = { items: [{ id: "a1", name: "ハナサキ精機" }], next: null, total: 1 };
const nothingChosen = { "GET /api/v1/tickets/categories": { items: ["流量計"] } };
const box = (name: string) => screen.getByRole("textbox", { name });

test("once the customer is chosen only their people are offered", async () => {
  const asked: string[] = [];
  const sent: Record<string, unknown>[] = [];
  server({
    ...nothingChosen,
    "GET /api/v1/accounts": customers,
    "GET /api/v1/contacts": (request) => {
      asked.push(new URL(request.url).search);
      return { items: [{ id: "c1", name: "渡辺 千尋" }], next: null, total: 1 };
    },
    "POST /api/v1/tickets": async (request) => {
      sent.push((await request.json()) as Record<string, unknown>);
      return ticket;
    },
  });
  await render(<NewTicket accountId={undefined} onClose={vi.fn()} onOpened={vi.fn()} />, { room: "service" });
  await userEvent.click(box("取引先"));
  await userEvent.click(await screen.findByRole("option", { name: "ハナサキ精機" }));
  await userEvent.click(box("お客様の担当者"));
  await userEvent.click(await screen.findByRole("option", { name: "渡辺 千尋" }));
  expect(asked).toEqual(["?limit=20&account_id=a1"]);
  fireEvent.change(box("件名"), { target: { value: "宛名" } });
  fireEvent.change(box("お問い合わせの内容"), { target: { value: "宛名を直してほしい" } });
  await userEvent.click(screen.getByRole("button", { name: "登録する" }));
  expect(await screen.findByText("問い合わせ 1042 を登録しました。")).toBeVisible();
  expect(sent[0]).toMatchObject({ account_id: "a1", contact_id: "c1" });
});

test("what the server refuses stands beside its field, and nothing typed is lost", async () => {
  server({
    ...nothingChosen,
    "POST /api/v1/tickets": problem(400, {
      title: "入力内容に誤りがあります。",
      fields: { received_at: "受付日時は今より前にしてください。" },
    }),
  });
  const opened = vi.fn();
  await render(<NewTicket accountId={undefined} onClose={vi.fn()} onOpened={opened} />, { room: "service" });
  fireEvent.change(box("件名"), { target: { value: "宛名" } });
  fireEvent.change(box("お問い合わせの内容"), { target: { value: "宛名を直してほしい" } });
  fireEvent.change(screen.getByLabelText("受付日時"), { target: { value: "2099-01-01T09:00" } });
  await userEvent.click(screen.getByRole("button", { name: "登録する" }));
  expect(await screen.findByText("受付日時は今より前にしてください。")).toBeVisible();
  expect(screen.queryByRole("alert")).toBeNull();
  expect(box("件名")).toHaveValue("宛名");
  expect(opened).not.toHaveBeenCalled();
});

test("an English reader reads what each priority promises", async () => {
  server(nothingChosen);
  await render(<NewTicket accountId={undefined} onClose={vi.fn()} onOpened={vi.fn()} />, {
    room: "service",
    language: "en",
  });
  expect(await screen.findByText(/first reply within 4 hours, solved within 27 hours/)).toBeVisible();
  await userEvent.click(screen.getByRole("radio", { name: "Urgent" }));
  expect(screen.getByText(/first reply within 30 minutes/)).toBeVisible();
});
