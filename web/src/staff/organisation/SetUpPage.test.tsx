import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import SetUpPage from "./SetUpPage";

const next = () => userEvent.click(screen.getByRole("button", { name: "次へ" }));
const type = (label: string | RegExp, text: string) =>
  userEvent.type(screen.getByLabelText(label, { selector: "input" }), text);

async function toTheEnd() {
  await type(/^会社名 /, "みなも計装");
  await next();
  await next();
  await type(/^氏名/, "代表 一郎");
  await type(/^メールアドレス/, "ichiro@minamo.example");
  await type(/^パスワード/, "correct-horse-9");
  await next();
}

test("four steps lead to a house one is signed in to, with links for those invited", async () => {
  let sent: Record<string, unknown> = {};
  server({
    "GET /api/v1/setup": { is_set_up: false },
    "GET /_allauth/browser/v1/auth/session": {},
    "POST /api/v1/setup": async (request) => {
      sent = (await request.json()) as Record<string, unknown>;
      return {
        is_set_up: true,
        invitations: [{ name: "佐藤 健", email: "ken@minamo.example", url: "https://x.example/invite/k" }],
      };
    },
  });
  const { container } = await render(<SetUpPage />, { room: "staff" });
  await screen.findByRole("heading", { name: "はじめの設定" });
  await next();
  expect(screen.getByText("入力してください。")).toBeVisible();
  await expectNoAxeFaults(container);
  await toTheEnd();
  expect(screen.getByText("代表 一郎 <ichiro@minamo.example>")).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "この内容で始める" }));

  expect(await screen.findByDisplayValue("https://x.example/invite/k")).toBeVisible();
  expect(sent.owner).toEqual({
    name: "代表 一郎",
    kana: "",
    email: "ichiro@minamo.example",
    password: "correct-horse-9",
    language: "ja",
  });
  expect(sent.organisation).toMatchObject({
    name: "みなも計装",
    working_hours: { mon: [["09:00", "18:00"]] },
  });
}, 20_000);

test("what the server refuses leads back to its step, and nothing typed is lost", async () => {
  server({
    "GET /api/v1/setup": { is_set_up: false },
    "GET /_allauth/browser/v1/auth/session": {},
    "POST /api/v1/setup": problem(400, {
      title: "入力内容に誤りがあります。",
      code: "bad_input",
      fields: { phone: "電話番号を確かめてください。" },
    }),
  });
  await render(<SetUpPage />, { room: "staff" });
  await screen.findByRole("heading", { name: "はじめの設定" });
  await toTheEnd();
  await userEvent.click(screen.getByRole("button", { name: "この内容で始める" }));
  expect(await screen.findByText("電話番号を確かめてください。")).toBeVisible();
  expect(screen.getByLabelText(/^会社名 /)).toHaveValue("みなも計装");
}, 20_000);

test("a postal code fills the address, and offers a choice where there are several", async () => {
  server({
    "GET /api/v1/setup": { is_set_up: false },
    "GET /api/v1/postal-codes/1000005": {
      items: [{ prefecture: "東京都", city: "千代田区", town: "丸の内" }],
    },
    "GET /api/v1/postal-codes/4520961": {
      items: [
        { prefecture: "愛知県", city: "清須市", town: "春日" },
        { prefecture: "愛知県", city: "清須市", town: "春日流" },
      ],
    },
  });
  await render(<SetUpPage />, { room: "staff" });
  await screen.findByRole("heading", { name: "はじめの設定" });
  await type("郵便番号", "1000005");
  await waitFor(() => expect(screen.getByLabelText("市区町村")).toHaveValue("千代田区"));
  await userEvent.clear(screen.getByLabelText("郵便番号"));
  await type("郵便番号", "4520961");
  await userEvent.click(await screen.findByRole("button", { name: "清須市春日流" }));
  expect(screen.getByLabelText("番地")).toHaveValue("春日流");
});

test("a house that stands is only entered", async () => {
  server({ "GET /api/v1/setup": { is_set_up: true } });
  await render(<SetUpPage />, { room: "staff" });
  expect(await screen.findByText("準備ができました")).toBeVisible();
  expect(screen.queryByRole("button", { name: "次へ" })).toBeNull();
});
