import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults } from "@/testing";
import { draw } from "./drawing";

const MAY = { "GET /api/v1/views": { items: [], may: { export: true, bulk: true } } };
const made = (changed: number, refused: object[] = []) => ({
  id: "e1",
  version: 2,
  entity: "deals",
  changed,
  same: 0,
  refused,
  may: { undo: true },
});

async function chooseKind() {
  await userEvent.click(await screen.findByRole("checkbox", { name: "商談1を選択" }));
  await userEvent.click(screen.getByRole("button", { name: "一括編集" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(await form.findByRole("textbox", { name: "変更する項目" }));
  await userEvent.click(await screen.findByRole("option", { name: "種別" }));
  await userEvent.click(form.getByRole("textbox", { name: "変更後の値" }));
  await userEvent.click(await screen.findByRole("option", { name: "更新" }));
  await userEvent.click(form.getByRole("button", { name: "変更内容を確かめる" }));
  return form;
}

test("a change of many rows is looked at, made, and taken back", async () => {
  const sent: unknown[] = [];
  const keep = (answer: object) => async (request: Request) => {
    const text = await request.text();
    sent.push([new URL(request.url).pathname, text ? JSON.parse(text) : null]);
    return answer;
  };
  const items = [{ id: "d1", becomes: "changed", before: { kind: "new" } }];
  await draw([], "/deals", {
    ...MAY,
    "POST /api/v1/bulk-edits/preview": keep({ items }),
    "POST /api/v1/bulk-edits": keep(made(1)),
    "POST /api/v1/bulk-edits/e1/undo": keep({ ...made(1), may: { undo: false } }),
  });
  const form = await chooseKind();
  const table = await form.findByRole("table", { name: "変更する行" });
  expect(within(table).getAllByRole("row")[1]).toHaveTextContent("商談1新規更新");
  expect(sent).toHaveLength(1);
  await expectNoAxeFaults(document.body);

  await userEvent.click(form.getByRole("button", { name: "1件を変更する" }));
  await userEvent.click(await screen.findByRole("button", { name: "元に戻す" }));
  expect(await screen.findByText("1件を元に戻しました。")).toBeVisible();

  const body = { entity: "deals", ids: ["d1"], changes: { kind: "renewal" } };
  expect(sent).toEqual([
    ["/api/v1/bulk-edits/preview", body],
    ["/api/v1/bulk-edits", body],
    ["/api/v1/bulk-edits/e1/undo", null],
  ]);
});

test("rows that could not be changed are named with the reason", async () => {
  const items = [{ id: "d1", becomes: "changed", before: { kind: "new" } }];
  const refused = [{ id: "d1", reason: "この商談はすでに終了しています。" }];
  await draw([], "/deals", {
    ...MAY,
    "POST /api/v1/bulk-edits/preview": { items },
    "POST /api/v1/bulk-edits": made(0, refused),
  });
  const form = await chooseKind();
  await userEvent.click(await form.findByRole("button", { name: "1件を変更する" }));
  expect(await form.findByText(/この商談はすでに終了しています。/)).toBeVisible();
});

test("every row that matches is chosen, and the choice is dropped again", async () => {
  const rows = [1, 2, 3].map((n) => ({ id: `d${n}`, version: 1, cells: [`${n}号機`] }));
  await draw([], "/deals", { ...MAY, "GET /api/v1/views/cells": { labels: ["商談名"], rows, total: 3 } });
  await userEvent.click(await screen.findByRole("checkbox", { name: "表示中の行をすべて選択" }));
  expect(await screen.findByText("1件を選択中")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "当てはまる行をすべて選ぶ（500件まで）" }));
  expect(await screen.findByText("3件を選択中")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "選択を外す" }));
  await waitFor(() => expect(screen.queryByText("3件を選択中")).toBeNull());
});

test("who may change nothing is offered no boxes", async () => {
  await draw([], "/deals", { "GET /api/v1/views": { items: [], may: { export: false, bulk: false } } });
  expect(await screen.findByRole("link", { name: "商談1" })).toBeVisible();
  expect(screen.queryByRole("checkbox")).toBeNull();
});
