import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { hanasaki } from "../testing";
import { AccountForm } from "./AccountForm";

const NOBODY = { items: [], hidden: false };
const like = (match: string) => ({
  items: [
    {
      id: "a1",
      number: 12,
      name: "株式会社ハナサキ精機",
      match,
      corporate_number: "7999901000001",
      prefecture: "東京都",
      city: "港区",
      sales_owner: { id: "u1", name: "佐藤 健" },
    },
  ],
  hidden: false,
});

async function form(answers: Parameters<typeof server>[0] = {}) {
  const onMade = vi.fn();
  const calls = server({ "GET /api/v1/accounts/duplicates": NOBODY, ...answers });
  const drawn = await render(<AccountForm onMade={onMade} onCancel={() => undefined} />, {
    room: "customers",
  });
  const name = await screen.findByRole("textbox", { name: /会社名/ });
  return { ...drawn, onMade, calls, name };
}

test("a name is enough to make a customer", async () => {
  let sent: Record<string, unknown> = {};
  const { onMade, name } = await form({
    "POST /api/v1/accounts": async (request) => {
      sent = await request.json();
      return { ...hanasaki, id: "new" };
    },
  });
  await userEvent.type(name, "青葉商事株式会社");
  await userEvent.click(screen.getByRole("button", { name: "登録する" }));
  await waitFor(() => expect(onMade).toHaveBeenCalledWith("new"));
  expect(sent).toMatchObject({ kind: "company", name: "青葉商事株式会社", phone: "" });
});

test.each([
  ["certain", "すでに登録されているようです", "法人番号が同じです。こちらの記録をお使いください。"],
  ["candidate", "同じ取引先かもしれません", "名称が似ています。同じ会社か確かめてください。"],
  ["never", "同じ取引先かもしれません", "名称は同じですが、法人番号が違います。別の会社です。"],
])("while typing, a %s match is said with its reason", async (match, title, reason) => {
  const { name, container } = await form({ "GET /api/v1/accounts/duplicates": like(match) });
  await userEvent.type(name, "㈱ハナサキ精機");
  expect(await screen.findByText(title)).toBeVisible();
  expect(screen.getByText(reason)).toBeVisible();
  expect(screen.getByRole("link", { name: "株式会社ハナサキ精機" })).toHaveAttribute("href", "/accounts/a1");
  await expectNoAxeFaults(container);
});

test("a match outside one's reach is said without a name", async () => {
  const { name } = await form({ "GET /api/v1/accounts/duplicates": { items: [], hidden: true } });
  await userEvent.type(name, "㈱ハナサキ精機");
  expect(await screen.findByText(/閲覧できる範囲の外にも/)).toBeVisible();
});

test("nothing is asked before there is a name or a number", async () => {
  const { calls } = await form();
  await userEvent.type(screen.getByRole("textbox", { name: "電話番号" }), "03-1234-5678");
  await new Promise((done) => setTimeout(done, 400));
  expect(calls()).not.toContain("GET /api/v1/accounts/duplicates");
});

test("a postal code of one place fills the address", async () => {
  await form({
    "GET /api/v1/postal-codes/1050011": {
      items: [{ prefecture: "東京都", city: "港区", town: "芝公園" }],
    },
  });
  await userEvent.type(screen.getByRole("textbox", { name: "郵便番号" }), "１０５-００１１");
  await waitFor(() => expect(screen.getByRole("textbox", { name: "市区町村" })).toHaveValue("港区"));
  expect(screen.getByRole("textbox", { name: "町域・番地" })).toHaveValue("芝公園");
});

test("a postal code of two places asks which", async () => {
  await form({
    "GET /api/v1/postal-codes/4980000": {
      items: [
        { prefecture: "愛知県", city: "弥富市", town: "" },
        { prefecture: "三重県", city: "桑名郡木曽岬町", town: "" },
      ],
    },
  });
  await userEvent.type(screen.getByRole("textbox", { name: "郵便番号" }), "4980000");
  await userEvent.click(await screen.findByRole("button", { name: "三重県桑名郡木曽岬町" }));
  expect(screen.getByRole("textbox", { name: "市区町村" })).toHaveValue("桑名郡木曽岬町");
});

test("a code nobody knows leaves the address to be typed", async () => {
  await form({ "GET /api/v1/postal-codes/0000000": { items: [] } });
  await userEvent.type(screen.getByRole("textbox", { name: "郵便番号" }), "0000000");
  expect(await screen.findByText(/見つかりませんでした/)).toBeVisible();
});

test("what the server refuses stands beside its field", async () => {
  const { name, onMade } = await form({
    "POST /api/v1/accounts": problem(400, {
      title: "入力内容に誤りがあります。",
      status: 400,
      code: "bad_input",
      fields: { corporate_number: "法人番号の検査数字が合いません。番号を確かめてください。" },
    }),
  });
  await userEvent.type(name, "青葉商事");
  await userEvent.type(screen.getByRole("textbox", { name: "法人番号" }), "7999901000002");
  await userEvent.click(screen.getByRole("button", { name: "登録する" }));
  expect(await screen.findByText("法人番号の検査数字が合いません。番号を確かめてください。")).toBeVisible();
  expect(onMade).not.toHaveBeenCalled();
});

test("a person has no corporate number", async () => {
  await form();
  await userEvent.click(screen.getByRole("radio", { name: "個人" }));
  expect(screen.getByRole("textbox", { name: /氏名/ })).toBeVisible();
  expect(screen.queryByRole("textbox", { name: "法人番号" })).toBeNull();
});
