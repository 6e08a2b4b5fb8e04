import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import SignInPage from "./SignInPage";

const LOGIN = "POST /_allauth/browser/v1/auth/login";
const door = { "GET /api/v1/setup": { is_set_up: true }, "GET /_allauth/browser/v1/auth/session": {} };

async function enter() {
  await userEvent.type(await screen.findByLabelText("メールアドレス"), "naoko@minamo.example");
  await userEvent.type(screen.getByLabelText("パスワード"), "correct-horse-9");
  await userEvent.click(screen.getByRole("button", { name: "サインインする" }));
}

test("the reader comes back to the page they wanted", async () => {
  server({ ...door, [LOGIN]: {} });
  const { container, router } = await render(<SignInPage />, { room: "staff", at: "/sign-in?next=/deals/7" });
  await expectNoAxeFaults(container);
  await enter();
  await waitFor(() => expect(router.state.location.pathname).toBe("/deals/7"));
});

test.each(["https://evil.example/", "//evil.example/", "/\\evil.example"])(
  "b79 %s is never gone to after sign-in",
  async (next) => {
    server({ ...door, [LOGIN]: {} });
    const at = `/sign-in?next=${encodeURIComponent(next)}`;
    const { router } = await render(<SignInPage />, { room: "staff", at });
    await enter();
    await waitFor(() => expect(router.state.location.href).toBe("/"));
  },
);

test("a wrong password is said in words, and the address stays", async () => {
  const body = { errors: [{ code: "email_password_mismatch", message: "" }] };
  server({ ...door, [LOGIN]: { status: 400, body } });
  await render(<SignInPage />, { room: "staff", at: "/sign-in" });
  await enter();
  expect(await screen.findByText(/メールアドレスかパスワードが違います/)).toBeVisible();
  expect(screen.getByLabelText("メールアドレス")).toHaveValue("naoko@minamo.example");
});

test("a new house leads to its first set-up", async () => {
  server({ "GET /api/v1/setup": { is_set_up: false } });
  const { router } = await render(<SignInPage />, { room: "staff", at: "/sign-in" });
  await waitFor(() => expect(router.state.location.pathname).toBe("/set-up"));
});

test("nothing is sent without an address and a password", async () => {
  const calls = server(door);
  await render(<SignInPage />, { room: "staff", at: "/sign-in" });
  await userEvent.click(await screen.findByRole("button", { name: "サインインする" }));
  expect(screen.getByText("メールアドレスを入力してください。")).toBeVisible();
  expect(screen.getByText("パスワードを入力してください。")).toBeVisible();
  expect(calls()).not.toContain(LOGIN);
});

test.each([
  ["too many tries", 429, {}, /しばらくサインインできません/],
  ["too many tries, said by code", 400, { errors: [{ code: "too_many_login_attempts" }] }, /数分おいて/],
  ["a broken server", 500, {}, /サインインできませんでした/],
])("%s is told apart from a wrong password", async (_, status, body, words) => {
  server({ ...door, [LOGIN]: { status, body } });
  await render(<SignInPage />, { room: "staff", at: "/sign-in" });
  await enter();
  expect(await screen.findByRole("alert")).toHaveTextContent(words);
});

test("a lost connection is not taken for a wrong password", async () => {
  server({
    ...door,
    [LOGIN]: () => {
      throw new TypeError("fetch failed");
    },
  });
  await render(<SignInPage />, { room: "staff", at: "/sign-in" });
  await enter();
  expect(await screen.findByRole("alert")).toHaveTextContent("サーバーにつながりません。");
});
