import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
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
      priority: 4,
      subject: "表示がおかしい",
      text: "数値が安定しません。",
      received_at: null,
    },
  ]);
});
