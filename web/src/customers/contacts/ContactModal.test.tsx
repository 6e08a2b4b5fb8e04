import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { problem, render, server } from "@/testing";
import { hanasaki, watanabe } from "../testing";
import { ContactModal } from "./ContactModal";

async function modal(likeness: object = { items: [], hidden: false }) {
  const sent: Record<string, unknown>[] = [];
  const onClose = vi.fn();
  server({
    "GET /api/v1/contacts/duplicates": likeness,
    "POST /api/v1/contacts": async (request) => {
      sent.push(await request.json());
      return watanabe;
    },
  });
  await render(<ContactModal account={hanasaki} onClose={onClose} />, { room: "customers" });
  const dialog = await screen.findByRole("dialog", { name: "担当者を登録する" });
  return { dialog: within(dialog), sent, onClose };
}

test("a person is made together with their place", async () => {
  const { dialog, sent, onClose } = await modal();
  await userEvent.type(dialog.getByRole("textbox", { name: /^姓/ }), "渡辺");
  await userEvent.type(dialog.getByRole("textbox", { name: "役職" }), "部長");
  await userEvent.click(dialog.getByRole("checkbox", { name: "主担当にする" }));
  await userEvent.click(dialog.getByRole("button", { name: "登録する" }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(sent).toEqual([
    expect.objectContaining({
      family_name: "渡辺",
      account_id: "a1",
      place: { department: "", title: "部長", role: "", is_primary: true },
    }),
  ]);
});

test("somebody of the same address is shown before they are entered twice", async () => {
  const { dialog } = await modal({
    items: [
      {
        id: "c1",
        name: "渡辺 千尋",
        match: "strong",
        email: "w@a.example",
        places: [{ id: "a1", name: "株式会社ハナサキ精機" }],
      },
    ],
    hidden: false,
  });
  await userEvent.type(dialog.getByRole("textbox", { name: "メールアドレス" }), "w@a.example");
  expect(await dialog.findByText("すでに登録されている方のようです")).toBeInTheDocument();
  expect(dialog.getByRole("link", { name: "渡辺 千尋" })).toHaveAttribute("href", "/contacts/c1");
});

test("somebody outside one's reach is said without a name", async () => {
  const { dialog } = await modal({ items: [], hidden: true });
  await userEvent.type(dialog.getByRole("textbox", { name: "携帯電話" }), "080-1234-5678");
  expect(await dialog.findByText(/閲覧できる範囲の外に/)).toBeInTheDocument();
});

test("without a customer chosen there is no place to describe", async () => {
  const sent: Record<string, unknown>[] = [];
  server({
    "GET /api/v1/contacts/duplicates": { items: [], hidden: false },
    "GET /api/v1/accounts": { items: [{ id: "a2", name: "青葉商事" }], next: null, total: 1 },
    "POST /api/v1/contacts": async (request) => {
      sent.push(await request.json());
      return watanabe;
    },
  });
  await render(<ContactModal onClose={vi.fn()} />, { room: "customers" });
  const dialog = within(await screen.findByRole("dialog", { name: "担当者を登録する" }));
  expect(dialog.queryByRole("textbox", { name: "役職" })).toBeNull();
  await userEvent.type(dialog.getByRole("textbox", { name: /^姓/ }), "渡辺");
  await userEvent.click(dialog.getByRole("textbox", { name: "取引先" }));
  await userEvent.click(await screen.findByRole("option", { name: "青葉商事" }));
  await userEvent.click(dialog.getByRole("textbox", { name: "立場" }));
  await userEvent.click(await screen.findByRole("option", { name: "決裁者" }));
  await userEvent.click(dialog.getByRole("button", { name: "登録する" }));
  expect(await screen.findByText("渡辺 千尋さんを登録しました。")).toBeVisible();
  expect(sent[0]).toMatchObject({
    account_id: "a2",
    place: { department: "", title: "", role: "decision_maker", is_primary: false },
  });
});

test("a person of no company is sent without a place", async () => {
  const sent: Record<string, unknown>[] = [];
  server({
    "POST /api/v1/contacts": async (request) => {
      sent.push(await request.json());
      return watanabe;
    },
  });
  const onClose = vi.fn();
  await render(<ContactModal onClose={onClose} />, { room: "customers" });
  await userEvent.type(await screen.findByRole("textbox", { name: /^姓/ }), "渡辺");
  await userEvent.click(screen.getByRole("button", { name: "登録する" }));
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(sent).toEqual([expect.objectContaining({ account_id: null, place: null })]);
});

test("what the server refuses stands beside its field, and the form stays", async () => {
  server({
    "POST /api/v1/contacts": problem(400, {
      title: "入力内容に誤りがあります。",
      fields: { family_name: "姓を入力してください。" },
    }),
  });
  const onClose = vi.fn();
  await render(<ContactModal account={hanasaki} onClose={onClose} />, { room: "customers" });
  await userEvent.click(await screen.findByRole("button", { name: "登録する" }));
  expect(await screen.findByText("姓を入力してください。")).toBeVisible();
  expect(screen.getByRole("textbox", { name: /^姓/ })).toHaveAttribute("aria-invalid", "true");
  expect(onClose).not.toHaveBeenCalled();
});
