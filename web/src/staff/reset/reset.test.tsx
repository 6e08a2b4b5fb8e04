import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<object>()),
  useParams: () => ({ key: "k1" }),
}));

const { default: ForgotPage } = await import("./ForgotPage");
const { default: VerifyPage } = await import("./VerifyPage");
const session = { "GET /_allauth/browser/v1/auth/session": {} };

test("a forgotten password is asked for by mail, and the answer tells nobody who has an account", async () => {
  let sent: unknown;
  server({
    ...session,
    "GET /api/v1/setup": { is_set_up: true, sends_mail: true },
    "POST /api/v1/password-resets": async (request) => {
      sent = await request.json();
      return null;
    },
  });
  const { container } = await render(<ForgotPage />, { room: "staff" });
  await expectNoAxeFaults(container);
  await userEvent.type(await screen.findByLabelText("メールアドレス"), " naoko@minamo.example ");
  await userEvent.click(screen.getByRole("button", { name: "リンクを送る" }));
  await waitFor(() => expect(sent).toEqual({ email: "naoko@minamo.example" }));
  expect(await screen.findByRole("status")).toHaveTextContent(/登録されていれば/);
});

test("where no mail is sent, the administrator is named", async () => {
  server({ "GET /api/v1/setup": { is_set_up: true, sends_mail: false } });
  await render(<ForgotPage />, { room: "staff" });
  expect(await screen.findByText(/管理者に/)).toBeVisible();
  expect(screen.queryByLabelText("メールアドレス")).toBeNull();
});

test("an address is confirmed by a press, not by the mail program's look at the link", async () => {
  const calls = server({
    ...session,
    "POST /api/v1/address-checks/k1": { email: "naoko@minamo.example" },
  });
  await render(<VerifyPage />, { room: "staff" });
  expect(calls()).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "確認する" }));
  expect(await screen.findByRole("status")).toHaveTextContent("naoko@minamo.example");
});

test("a link that has run out says so", async () => {
  server({
    ...session,
    "POST /api/v1/address-checks/k1": problem(404, { title: "このリンクは使えません。", detail: "" }),
  });
  await render(<VerifyPage />, { room: "staff" });
  await userEvent.click(screen.getByRole("button", { name: "確認する" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("このリンクは使えません。");
});
