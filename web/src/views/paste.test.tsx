import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults } from "@/testing";
import { draw } from "./drawing";

const MAY = { "GET /api/v1/views": { items: [], may: { export: true, bulk: true } } };
const SEEN = {
  labels: ["商談名"],
  rows: [
    { id: "d1", version: 3, cells: ["一号機"] },
    { id: "d2", version: 4, cells: ["二号機"] },
  ],
  total: 2,
};
const FOUND = {
  items: [
    { id: "d1", cells: [{ field: "name", before: "一号機", after: "1号機", error: "" }] },
    { id: "d2", cells: [{ field: "name", before: "二号機", after: "", error: "入力してください。" }] },
  ],
};
const MADE = { id: "e1", version: 2, entity: "deals", changed: 1, same: 0, refused: [], may: { undo: true } };

function answers(sent: unknown[]) {
  const keep = (answer: object) => async (request: Request) => {
    sent.push([new URL(request.url).pathname, await request.json()]);
    return answer;
  };
  return {
    ...MAY,
    "GET /api/v1/views/cells": SEEN,
    "POST /api/v1/bulk-edits/cells/preview": keep(FOUND),
    "POST /api/v1/bulk-edits/cells": keep(MADE),
    "POST /api/v1/bulk-edits/e1/undo": { ...MADE, may: { undo: false } },
  };
}

test("cells pasted over a list go to the rows that are seen, are looked at, and taken back", async () => {
  const sent: unknown[] = [];
  await draw([], "/deals", answers(sent));
  await screen.findByRole("link", { name: "商談1" });
  fireEvent.paste(document.body, { clipboardData: { getData: () => "1号機\r\n\r\n三号機\r\n" } });
  const form = within(await screen.findByRole("dialog"));
  expect(await form.findByText("一覧からはみ出す行や列は貼り付けません。")).toBeVisible();
  await userEvent.click(form.getByRole("button", { name: "変更内容を確かめる" }));

  const table = await form.findByRole("table", { name: "変わるセル" });
  expect(within(table).getAllByRole("row")[1]).toHaveTextContent("一号機商談名一号機1号機");
  expect(within(table).getAllByRole("row")[2]).toHaveTextContent("入力してください。");
  expect(form.getByRole("status")).toHaveTextContent("変わるセル 1個 · 貼り付けられないセル 1個");
  await expectNoAxeFaults(document.body);
  await userEvent.click(form.getByRole("button", { name: "1件を変更する" }));
  await userEvent.click(await screen.findByRole("button", { name: "元に戻す" }));
  expect(await screen.findByText("1件を元に戻しました。")).toBeVisible();

  const rows = [
    { id: "d1", version: 3, cells: ["1号機"] },
    { id: "d2", version: 4, cells: [""] },
  ];
  const body = { entity: "deals", columns: ["name"], rows };
  expect(sent).toEqual([
    ["/api/v1/bulk-edits/cells/preview", body],
    ["/api/v1/bulk-edits/cells", body],
  ]);
});

test("a first line with the list's own names says which columns are meant", async () => {
  const sent: unknown[] = [];
  await draw([], "/deals", answers(sent));
  await userEvent.click(await screen.findByRole("button", { name: "書き出し・印刷" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "表計算ソフトから貼り付ける" }));
  const form = within(await screen.findByRole("dialog"));
  const text = await form.findByRole("textbox", { name: "貼り付ける内容" });
  fireEvent.change(text, { target: { value: "商談名\n1号機" } });
  expect(await form.findByText("1行目の列名で、貼り付け先の列を決めます。")).toBeVisible();
  await userEvent.click(form.getByRole("button", { name: "変更内容を確かめる" }));
  await form.findByRole("table", { name: "変わるセル" });
  const rows = [{ id: "d1", version: 3, cells: ["1号機"] }];
  expect(sent).toEqual([["/api/v1/bulk-edits/cells/preview", { entity: "deals", columns: ["name"], rows }]]);
});
