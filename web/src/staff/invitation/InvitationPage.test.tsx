import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<object>()),
  useParams: () => ({ key: "k1" }),
}));

const { default: InvitationPage } = await import("./InvitationPage");

const invitation = {
  name: "渡辺 光",
  email: "hikaru@minamo.example",
  language: "ja",
  organisation: "みなも計装株式会社",
  purpose: "invitation",
  expires_at: "2026-11-23T03:00:00Z",
};

test("the invited person chooses a password, twice the same", async () => {
  let sent: unknown;
  server({
    "GET /api/v1/invitations/k1": invitation,
    "GET /_allauth/browser/v1/auth/session": {},
    "POST /api/v1/invitations/k1/accept": async (request) => {
      sent = await request.json();
      return { email: invitation.email };
    },
  });
  const { container } = await render(<InvitationPage />, { room: "staff" });
  expect(await screen.findByRole("heading", { name: "渡辺 光さん、ようこそ" })).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.type(screen.getByLabelText("パスワード"), "correct-horse-9");
  await userEvent.type(screen.getByLabelText("パスワード（もう一度）"), "correct-horse-8");
  await userEvent.click(screen.getByRole("button", { name: "パスワードを決めて始める" }));
  expect(await screen.findByText("2つの入力が違います。")).toBeVisible();
  expect(sent).toBeUndefined();
  await userEvent.clear(screen.getByLabelText("パスワード（もう一度）"));
  await userEvent.type(screen.getByLabelText("パスワード（もう一度）"), "correct-horse-9");
  await userEvent.click(screen.getByRole("button", { name: "パスワードを決めて始める" }));
  await waitFor(() => expect(sent).toEqual({ password: "correct-horse-9" }));
});

test("a reset link speaks of a new password, not of a welcome", async () => {
  server({ "GET /api/v1/invitations/k1": { ...invitation, purpose: "reset" } });
  await render(<InvitationPage />, { room: "staff" });
  expect(await screen.findByRole("heading", { name: "新しいパスワードを決める" })).toBeVisible();
  expect(screen.getByText(/ほかの端末からはサインアウト/)).toBeVisible();
});

test("a link that opens nothing says what to do", async () => {
  const words = { title: "この招待リンクは使えません。", detail: "管理者に新しいリンクを依頼してください。" };
  server({ "GET /api/v1/invitations/k1": problem(404, words) });
  await render(<InvitationPage />, { room: "staff" });
  expect(await screen.findByRole("heading", { name: words.title })).toBeVisible();
  expect(screen.getByText(words.detail)).toBeVisible();
  expect(screen.getByRole("link", { name: "サインインへ" })).toHaveAttribute("href", "/sign-in");
});
