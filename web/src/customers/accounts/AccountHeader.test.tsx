import { useQuery } from "@tanstack/react-query";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { useRecordEdit } from "@/ui/edit/useRecordEdit";
import { users } from "@/ui/pickers";
import { hanasaki } from "../testing";
import type { Account } from "../types";
import { AccountHeader } from "./AccountHeader";
import { OwnerEdit } from "./OwnerEdit";

const sato = { id: "u1", name: "佐藤 健" };
const people = {
  "GET /api/v1/users": { items: [sato, { id: "u2", name: "鈴木 亮" }], next: null, total: 2 },
};
const edit = () => userEvent.click(screen.getByRole("button", { name: "販売の担当を編集" }));
const box = () => screen.getByRole("textbox", { name: "販売の担当" });

function owner(onSave = vi.fn(async () => undefined), may = true, value: typeof sato | null = sato) {
  server(people);
  const piece = <OwnerEdit label="販売の担当" value={value} source={users} may={may} onSave={onSave} />;
  return render(piece, { room: "customers" }).then((drawn) => ({ ...drawn, onSave }));
}

test("another owner is chosen from those found, and sent once", async () => {
  const { onSave, container } = await owner();
  await edit();
  await userEvent.click(box());
  await userEvent.click(await screen.findByRole("option", { name: "鈴木 亮" }));
  expect(onSave.mock.calls).toEqual([[{ id: "u2", name: "鈴木 亮" }]]);
  expect(screen.queryByRole("textbox")).toBeNull();
  await expectNoAxeFaults(container);
});

test("the one who is there already, chosen again, changes nothing", async () => {
  const { onSave } = await owner();
  await edit();
  await userEvent.click(box());
  await userEvent.click(await screen.findByRole("option", { name: "佐藤 健" }));
  expect(onSave).not.toHaveBeenCalled();
});

test("whoever only looked leaves everything as it was", async () => {
  const { onSave } = await owner();
  await edit();
  await userEvent.type(box(), "鈴");
  await userEvent.tab();
  expect(await screen.findByText("佐藤 健")).toBeVisible();
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(onSave).not.toHaveBeenCalled();
});

test("an emptied field means that nobody looks after the customer", async () => {
  const { onSave } = await owner();
  await edit();
  await userEvent.clear(box());
  await userEvent.tab();
  await waitFor(() => expect(onSave.mock.calls).toEqual([[null]]));
});

test("a choice that is refused is explained", async () => {
  await owner(vi.fn().mockRejectedValue(new TypeError("fetch failed")));
  await edit();
  await userEvent.click(box());
  await userEvent.click(await screen.findByRole("option", { name: "鈴木 亮" }));
  expect(await screen.findByText("サーバーにつながりません")).toBeVisible();
});

test("who may not change it reads a name, or a dash", async () => {
  const first = await owner(undefined, false);
  expect(screen.getByText("佐藤 健")).toBeVisible();
  expect(screen.queryByRole("button")).toBeNull();
  first.unmount();
  await owner(undefined, false, null);
  expect(screen.getByText("–")).toBeVisible();
});

function Head({ first }: { first: Account }) {
  const queryKey = ["customers.Account", "one", first.id];
  const record = useQuery({ queryKey, queryFn: () => first, initialData: first, staleTime: 1e9 }).data;
  return <AccountHeader edit={useRecordEdit<Account>({ record, queryKey, patch: async () => record })} />;
}
const head = (shown: Partial<Account> = {}) =>
  render(<Head first={{ ...hanasaki, ...shown }} />, { room: "customers" });

test("a customer nobody of service looks after says so beside the seller", async () => {
  await head();
  expect(screen.getByText("佐藤 健")).toBeVisible();
  expect(screen.getByText("担当者なし")).toBeVisible();
  expect(screen.getByRole("button", { name: "サービスの担当を編集" })).toBeVisible();
  expect(screen.getByText("商談中")).toBeVisible();
});

test("the menu has what may be done with the customer, and is not there for nothing", async () => {
  const { unmount } = await head({ may: { update: true, delete: false } });
  await userEvent.click(screen.getByRole("button", { name: "その他の操作" }));
  expect(await screen.findByRole("menuitem", { name: "統合する" })).toBeVisible();
  expect(screen.queryByRole("menuitem", { name: "削除する" })).toBeNull();
  unmount();
  await head({ may: { update: false, delete: false } });
  expect(screen.queryByRole("button", { name: "その他の操作" })).toBeNull();
});

test("a customer with open deals is not deleted: the refusal is told, and one stays here", async () => {
  server({
    "DELETE /api/v1/accounts/a1": problem(400, {
      title: "進行中の商談があるため削除できません。",
      detail: "先に商談を終わらせてください。",
    }),
  });
  const { router } = await head();
  await userEvent.click(screen.getByRole("button", { name: "その他の操作" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "削除する" }));
  expect(await screen.findByText("進行中の商談があるため削除できません。")).toBeVisible();
  expect(router.state.location.pathname).toBe("/");
});
