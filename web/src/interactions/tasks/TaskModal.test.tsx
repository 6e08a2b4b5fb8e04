import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { render, server } from "@/testing";
import { TaskModal } from "./TaskModal";

test("a task for a customer is sent with its day", async () => {
  let sent: unknown;
  const onClose = vi.fn();
  server({
    "GET /api/v1/accounts": {
      items: [{ id: "a1", name: "株式会社ハナサキ精機", number: 12, kana: "" }],
      next: null,
      total: 1,
    },
    "POST /api/v1/tasks": async (request) => {
      sent = await request.json();
      return {};
    },
  });
  await render(<TaskModal onClose={onClose} />, { room: "interactions" });
  const dialog = within(await screen.findByRole("dialog", { name: "タスクを追加する" }));
  await userEvent.type(dialog.getByRole("textbox", { name: /内容/ }), "見積を送る");
  await userEvent.type(await dialog.findByPlaceholderText("2026/11/20"), "2026/12/01");
  await userEvent.type(dialog.getByRole("textbox", { name: "取引先" }), "ハナ");
  await userEvent.click(await screen.findByRole("option", { name: /株式会社ハナサキ精機/ }));
  await userEvent.click(dialog.getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(sent).toEqual({ subject: "見積を送る", due_on: "2026-12-01", account_id: "a1" });
});
