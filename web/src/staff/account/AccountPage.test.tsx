import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server, tanaka } from "@/testing";
import AccountPage from "./AccountPage";

const PASSWORD = "POST /_allauth/browser/v1/account/password/change";

async function change(current: string, wanted: string) {
  await userEvent.type(screen.getByLabelText("いまのパスワード"), current);
  await userEvent.type(screen.getByLabelText("新しいパスワード"), wanted);
  await userEvent.type(screen.getByLabelText("パスワード（もう一度）"), wanted);
  await userEvent.click(screen.getByRole("button", { name: "パスワードを変える" }));
}

test("the language chosen is kept with the account and used at once", async () => {
  let sent: unknown;
  server({
    "PATCH /api/v1/me": async (request) => {
      sent = await request.json();
      return { ...tanaka, language: "en" };
    },
  });
  const { container } = await render(<AccountPage />, { room: "staff" });
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("radio", { name: "English" }));
  await waitFor(() => expect(sent).toEqual({ language: "en" }));
  expect(await screen.findByRole("heading", { name: "My settings" })).toBeVisible();
});

test("a wrong current password is said beside its field", async () => {
  server({
    [PASSWORD]: {
      status: 400,
      body: { errors: [{ code: "enter_current_password", param: "current_password" }] },
    },
  });
  await render(<AccountPage />, { room: "staff" });
  await change("wrong-horse-9", "another-horse-9");
  expect(await screen.findByText("いまのパスワードが違います。")).toBeVisible();
});

test("a changed password empties the form", async () => {
  server({ [PASSWORD]: {} });
  await render(<AccountPage />, { room: "staff" });
  await change("correct-horse-9", "another-horse-9");
  expect(await screen.findByText("パスワードを変えました。")).toBeVisible();
  expect(screen.getByLabelText("新しいパスワード")).toHaveValue("");
});

test("two passwords that differ, or are short, are not sent", async () => {
  const calls = server({ [PASSWORD]: {} });
  await render(<AccountPage />, { room: "staff" });
  await userEvent.type(screen.getByLabelText("新しいパスワード"), "short");
  await userEvent.type(screen.getByLabelText("パスワード（もう一度）"), "shorter");
  await userEvent.click(screen.getByRole("button", { name: "パスワードを変える" }));
  expect(await screen.findByText("パスワードを入力してください。")).toBeVisible();
  expect(screen.getByText("10文字以上にしてください。")).toBeVisible();
  expect(screen.getByText("2つの入力が違います。")).toBeVisible();
  expect(calls()).not.toContain(PASSWORD);
});

test.each([
  ["password_too_common", "よく使われるパスワードです。別のものにしてください。"],
  ["password_too_similar", "名前やメールアドレスに似ています。別のものにしてください。"],
])("a password refused as %s says why beside the new one", async (code, words) => {
  server({ [PASSWORD]: { status: 400, body: { errors: [{ code, param: "new_password" }] } } });
  await render(<AccountPage />, { room: "staff" });
  await change("correct-horse-9", "another-horse-9");
  expect(await screen.findByText(words)).toBeVisible();
  expect(screen.getByLabelText("新しいパスワード")).toHaveAccessibleDescription(
    expect.stringContaining(words),
  );
});
