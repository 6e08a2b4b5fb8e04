import { TextInput } from "@mantine/core";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Problem } from "@/client/problem";
import { expectNoAxeFaults, render } from "@/testing";
import { FormModal } from "./FormModal";

function form(onSubmit: (values: { name: string }) => Promise<unknown>, onClose = vi.fn()) {
  return (
    <FormModal
      title="取引先を登録"
      submitLabel="登録する"
      initialValues={{ name: "" }}
      validate={{ name: (value: string) => (value ? null : "会社名を入力してください。") }}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      {(fields) => <TextInput label="会社名" {...fields.getInputProps("name")} />}
    </FormModal>
  );
}

test("what is missing is said before anything is sent", async () => {
  const send = vi.fn();
  await render(form(send));
  await userEvent.click(screen.getByRole("button", { name: "登録する" }));
  expect(await screen.findByText("会社名を入力してください。")).toBeVisible();
  expect(send).not.toHaveBeenCalled();
  await expectNoAxeFaults(document.body);
});

test("it closes once the server has agreed", async () => {
  const send = vi.fn(async () => undefined);
  const close = vi.fn();
  await render(form(send, close));
  await userEvent.type(screen.getByRole("textbox", { name: "会社名" }), "ハナサキ精機");
  await userEvent.click(screen.getByRole("button", { name: "登録する" }));
  await waitFor(() => expect(close).toHaveBeenCalled());
  expect(send).toHaveBeenCalledWith({ name: "ハナサキ精機" });
});

test("a refusal of one field stands beside it, a refusal of the whole above", async () => {
  const send = vi
    .fn()
    .mockRejectedValueOnce(
      new Problem(400, "invalid", "入力を確かめてください", "", { name: "同じ名前があります。" }),
    )
    .mockRejectedValueOnce(
      new Problem(403, "not_allowed", "登録する権限がありません", "管理者にお求めください。"),
    );
  const close = vi.fn();
  await render(form(send, close));
  await userEvent.type(screen.getByRole("textbox", { name: "会社名" }), "ハナサキ");
  await userEvent.click(screen.getByRole("button", { name: "登録する" }));
  expect(await screen.findByText("同じ名前があります。")).toBeVisible();
  expect(screen.queryByRole("alert")).toBeNull();

  await userEvent.click(screen.getByRole("button", { name: "登録する" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("登録する権限がありません");
  expect(close).not.toHaveBeenCalled();
});
