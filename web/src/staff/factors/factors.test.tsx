import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import SignInPage from "../signin/SignInPage";
import FactorsPage from "./FactorsPage";
import RequiredPage from "./RequiredPage";

const AT = "/_allauth/browser/v1";
const LIST = `GET ${AT}/account/authenticators`;
const APP = `${AT}/account/authenticators/totp`;
const CODES = `${AT}/account/authenticators/recovery-codes`;
const none = { status: 200, data: [] };
const app = { type: "totp", last_used_at: null };
const spare = { type: "recovery_codes", last_used_at: null, unused_code_count: 9, total_code_count: 10 };
const both = { status: 200, data: [app, spare] };
const again = {
  status: 401,
  body: { data: { flows: [{ id: "reauthenticate" }] }, meta: { is_authenticated: true } },
};
const waiting = {
  status: 401,
  body: {
    data: { flows: [{ id: "login" }, { id: "mfa_authenticate", is_pending: true, types: ["totp"] }] },
    meta: { is_authenticated: false },
  },
};

test("an app is set up by a picture and the digits it then shows", async () => {
  let list: object = none;
  let sent: unknown;
  server({
    [LIST]: () => list,
    [`GET ${APP}`]: {
      status: 404,
      body: { meta: { secret: "JBSWY3DP", totp_url: "otpauth://x", totp_svg: "<svg/>" } },
    },
    [`POST ${APP}`]: async (request) => {
      sent = await request.json();
      list = both;
      return { status: 200, data: app };
    },
  });
  const { container } = await render(<FactorsPage />, { room: "staff" });
  await userEvent.click(await screen.findByRole("button", { name: "認証アプリを設定する" }));
  expect(await screen.findByAltText(/二次元コード/)).toHaveAttribute(
    "src",
    "data:image/svg+xml,%3Csvg%2F%3E",
  );
  expect(screen.getByText("JBSWY3DP")).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.type(screen.getByLabelText("6桁の数字"), "１２３ 456");
  await userEvent.click(screen.getByRole("button", { name: "確かめて設定する" }));
  await waitFor(() => expect(sent).toEqual({ code: "123456" }));
  expect(await screen.findByText("設定済み")).toBeVisible();
  expect(screen.getByText(/残り 9 \/ 10/)).toBeVisible();
});

test("wrong digits are said beside the field", async () => {
  server({
    [LIST]: none,
    [`GET ${APP}`]: { status: 404, body: { meta: { secret: "S", totp_svg: "<svg/>" } } },
    [`POST ${APP}`]: { status: 400, body: { errors: [{ code: "incorrect_code", param: "code" }] } },
  });
  await render(<FactorsPage />, { room: "staff" });
  await userEvent.click(await screen.findByRole("button", { name: "認証アプリを設定する" }));
  await userEvent.type(await screen.findByLabelText("6桁の数字"), "000000");
  await userEvent.click(screen.getByRole("button", { name: "確かめて設定する" }));
  expect(await screen.findByText(/コードが違うか/)).toBeVisible();
});

test("a long-open page asks for the password first, then shows the codes", async () => {
  let isProved = false;
  server({
    [LIST]: both,
    [`GET ${CODES}`]: () =>
      isProved ? { status: 200, data: { unused_codes: ["11112222", "33334444"] } } : again,
    [`POST ${AT}/auth/reauthenticate`]: () => {
      isProved = true;
      return { status: 200 };
    },
  });
  await render(<FactorsPage />, { room: "staff" });
  await userEvent.click(await screen.findByRole("button", { name: "表示する" }));
  await userEvent.type(await screen.findByLabelText("いまのパスワード"), "correct-horse-9");
  await userEvent.click(screen.getByRole("button", { name: "確認する" }));
  expect(await screen.findByText("11112222")).toBeVisible();
});

test("taking the app away leaves the page as before it", async () => {
  let list: object = both;
  server({
    [LIST]: () => list,
    [`DELETE ${APP}`]: () => {
      list = none;
      return { status: 200 };
    },
  });
  await render(<FactorsPage />, { room: "staff" });
  await userEvent.click(await screen.findByRole("button", { name: "認証アプリを外す" }));
  expect(await screen.findByRole("button", { name: "認証アプリを設定する" })).toBeVisible();
  expect(screen.queryByText("リカバリーコード")).toBeNull();
});

test("at the door the second step follows the password, and what was wrong is said", async () => {
  let tries = 0;
  server({
    "GET /api/v1/setup": { is_set_up: true, sends_mail: false },
    [`GET ${AT}/auth/session`]: { status: 401, body: { data: { flows: [] } } },
    [`POST ${AT}/auth/login`]: waiting,
    [`POST ${AT}/auth/2fa/authenticate`]: () => {
      tries += 1;
      return tries === 1 ? { status: 400, body: { errors: [{ code: "incorrect_code" }] } } : { status: 200 };
    },
  });
  const { container, router } = await render(<SignInPage />, {
    room: "staff",
    at: "/sign-in?next=/deals/7",
  });
  await userEvent.type(await screen.findByLabelText("メールアドレス"), "naoko@minamo.example");
  await userEvent.type(screen.getByLabelText("パスワード"), "correct-horse-9");
  await userEvent.click(screen.getByRole("button", { name: "サインインする" }));
  await userEvent.type(await screen.findByLabelText("確認コード"), "1111-2222");
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "サインインする" }));
  expect(await screen.findByRole("alert")).toHaveTextContent(/コードが違うか/);
  await userEvent.click(screen.getByRole("button", { name: "サインインする" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/deals/7"));
});

test("who came half way by a link goes on with the second step", async () => {
  server({
    "GET /api/v1/setup": { is_set_up: true, sends_mail: false },
    [`GET ${AT}/auth/session`]: waiting,
  });
  await render(<SignInPage />, { room: "staff", at: "/sign-in" });
  expect(await screen.findByRole("heading", { name: "もう一段階の確認" })).toBeVisible();
});

test("where it is required, Enishi opens once something is set up", async () => {
  let list: object = none;
  server({ [LIST]: () => list });
  const { queries, router } = await render(<RequiredPage />, { room: "staff", at: "/second-factor" });
  expect(await screen.findByRole("button", { name: "Enishi を始める" })).toBeDisabled();
  list = both;
  await queries.invalidateQueries();
  await waitFor(() => expect(screen.getByRole("button", { name: "Enishi を始める" })).toBeEnabled());
  await userEvent.click(screen.getByRole("button", { name: "Enishi を始める" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/"));
});
