import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { badRow, kinds, waiting } from "./examples";
import { house, ONE } from "./house";
import ImportPage from "./ImportPage";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<object>()),
  useParams: () => ({ id: "i1" }),
}));

const draw = () => render(<ImportPage />, { room: "exchange", at: "/imports/i1" });

async function choose(field: string, option: string) {
  await userEvent.click(await screen.findByRole("textbox", { name: `「${field}」に入れる列` }));
  await userEvent.click(await screen.findByRole("option", { name: option }));
}

test("a waiting file shows how it is read, its first rows, and the columns that are left out", async () => {
  house();
  const { container } = await draw();
  expect(await screen.findByRole("textbox", { name: "文字コード" })).toHaveValue("Shift_JIS（CP932）");
  expect(screen.getByRole("textbox", { name: "区切り文字" })).toHaveValue("カンマ（,）");
  const sample = within(screen.getByRole("table", { name: "ファイルの先頭" }));
  expect(sample.getByText("森商店")).toBeVisible();
  expect(screen.getByText("割り当てのない列は取り込みません: コード、区分、営業")).toBeVisible();
  expect(screen.getAllByText("必須")).toHaveLength(2);
  await expectNoAxeFaults(container);
});

test("another encoding reads the file again; a refusal of it stands there in words", async () => {
  house(waiting, {
    [`PATCH ${ONE}`]: problem(400, {
      code: "import.not_a_table",
      title: "表として読めないファイルです。",
      detail: "CSVで保存し直してください。",
      fields: { file: "文字コードが合っていません。" },
    }),
  });
  await draw();
  await userEvent.click(await screen.findByRole("textbox", { name: "文字コード" }));
  await userEvent.click(await screen.findByRole("option", { name: "UTF-16（BOM付き）" }));
  const said = await screen.findByRole("alert");
  expect(said).toHaveTextContent("表として読めないファイルです。文字コードが合っていません。");
  await waitFor(() =>
    expect(screen.getByRole("textbox", { name: "文字コード" })).toHaveValue("Shift_JIS（CP932）"),
  );
  await userEvent.click(screen.getByRole("button", { name: "閉じる" }));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("columns are chosen one after the other, each on the version the last one left", async () => {
  const { sent } = house();
  await draw();
  await choose("外部ID", "コード");
  await userEvent.click(screen.getByRole("button", { name: "ほかの項目を表示する（3件）" }));
  await choose("営業担当", "営業");
  await userEvent.click(
    await screen.findByRole("checkbox", { name: "まだ登録のない営業担当は、新しく登録する" }),
  );
  await waitFor(() => expect(sent).toHaveLength(3));
  expect(sent.map(({ version }) => version)).toEqual(['"3"', '"4"', '"5"']);
  expect(sent[2]?.body.mapping).toEqual({
    name: "会社名",
    external_id: "コード",
    sales_owner: { column: "営業", missing: "make" },
  });
});

test("a word that means nothing yet is asked about", async () => {
  const { sent } = house({ ...waiting, mapping: { external_id: "コード", name: "会社名", kind: "区分" } });
  await draw();
  expect(await screen.findByText("意味の決まっていない値が1種類あります")).toBeVisible();
  expect(screen.getByRole("textbox", { name: "「個人」の意味（種別）" })).toHaveValue("個人");
  await userEvent.click(screen.getByRole("textbox", { name: "「法人」の意味（種別）" }));
  await userEvent.click(await screen.findByRole("option", { name: "会社" }));
  await waitFor(() =>
    expect(sent[0]?.body.mapping?.kind).toEqual({ column: "区分", values: { 法人: "company" } }),
  );
  expect(await screen.findByText("2種類の値の意味を見る")).toBeVisible();
});

test("every row may get one value instead of a column's", async () => {
  const { sent } = house({ ...waiting, mapping: { name: "会社名", kind: "区分" } });
  await draw();
  await choose("種別", "すべての行に同じ値");
  await userEvent.click(await screen.findByRole("textbox", { name: "「種別」に入れる値" }));
  await userEvent.click(await screen.findByRole("option", { name: "個人" }));
  await waitFor(() => expect(sent.at(-1)?.body.mapping?.kind).toEqual({ value: "person" }));
});

test("a mapping richer than a column is shown and kept", async () => {
  const note = { text: "{区分} / {営業}" };
  const { sent } = house({ ...waiting, mapping: { name: "会社名", note } });
  await draw();
  expect(await screen.findByRole("textbox", { name: "「備考」に入れる列" })).toHaveValue("{区分} / {営業}");
  await choose("外部ID", "コード");
  await waitFor(() => expect(sent[0]?.body.mapping).toEqual({ name: "会社名", note, external_id: "コード" }));
});

test("a required field without a column is named before anything is looked at", async () => {
  const { calls } = house();
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "結果を確かめる" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("外部ID");
  expect(screen.getByText("列を割り当ててください。")).toBeVisible();
  expect(calls()).not.toContain(`POST ${ONE}/preview`);
});

test("the first rows are looked at, the bad one is named, and then it starts", async () => {
  const ready = { ...waiting, mapping: { external_id: "コード", name: "会社名" } };
  const running = { ...ready, status: "running", version: 4, done: 100, made: 99, skipped: 1 };
  const seen = {
    rows: 200,
    made: 199,
    changed: 0,
    same: 0,
    skipped: 1,
    alike: 0,
    duplicates: [],
    problems: [badRow],
  };
  const { calls } = house(ready, { [`POST ${ONE}/preview`]: seen, [`POST ${ONE}/start`]: running });
  const { container } = await draw();
  await userEvent.click(await screen.findByRole("button", { name: "結果を確かめる" }));
  expect(await screen.findByText("はじめの200行の結果（全320行）")).toBeVisible();
  const line = screen.getByRole("row", { name: /団体/ });
  expect(within(line).getByText("5")).toBeVisible();
  expect(within(line).getByText("選択肢の中から選んでください。")).toBeVisible();
  await expectNoAxeFaults(container);

  await userEvent.click(screen.getByRole("button", { name: "取り込みを開始する" }));
  expect(await screen.findByText("320行のうち100行が済みました。")).toBeVisible();
  expect(calls()).toContain(`POST ${ONE}/start`);
  expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "31.25");
});

test("what was seen no longer holds after a change, and all or nothing warns of a bad row", async () => {
  const ready = { ...waiting, mapping: { external_id: "コード", name: "会社名" } };
  const seen = {
    rows: 320,
    made: 319,
    changed: 0,
    same: 0,
    skipped: 1,
    alike: 0,
    duplicates: [],
    problems: [badRow],
  };
  house(ready, { [`POST ${ONE}/preview`]: seen });
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "結果を確かめる" }));
  expect(await screen.findByRole("button", { name: "取り込みを開始する" })).toBeVisible();
  await userEvent.click(screen.getByRole("switch", { name: /誤りが1行でもあれば/ }));
  await waitFor(() => expect(screen.queryByRole("button", { name: "取り込みを開始する" })).toBeNull());
  await userEvent.click(screen.getByRole("button", { name: "結果を確かめる" }));
  expect(await screen.findByText("このまま始めると、何も取り込まれません。")).toBeVisible();
});

test("an upload is thrown away after it was asked about", async () => {
  const { calls } = house(waiting, { [`DELETE ${ONE}`]: null as unknown as object });
  const { router } = await draw();
  await userEvent.click(await screen.findByRole("button", { name: "破棄する" }));
  const asked = within(await screen.findByRole("dialog"));
  expect(calls()).not.toContain(`DELETE ${ONE}`);
  await userEvent.click(asked.getByRole("button", { name: "破棄する" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/imports"));
  expect(await screen.findByText("「得意先.csv」を破棄しました。")).toBeVisible();
});

test("who may only read changes nothing", async () => {
  house({ ...waiting, may: { update: false, delete: false } });
  await draw();
  expect(await screen.findByRole("textbox", { name: "文字コード" })).toBeDisabled();
  expect(screen.queryByRole("button", { name: "結果を確かめる" })).toBeNull();
  expect(screen.queryByRole("button", { name: "破棄する" })).toBeNull();
});

test("what the server refuses about a field stands beside it", async () => {
  house(
    { ...waiting, mapping: { external_id: "コード", name: "会社名", note: { column: "消えた列" } } },
    {
      [`POST ${ONE}/preview`]: problem(400, {
        code: "import.bad_mapping",
        title: "列の対応が正しくありません: note",
        detail: "示された項目の対応を直してください。",
        fields: { note: "この値は使えません。" },
      }),
    },
  );
  await draw();
  const note = await screen.findByRole("textbox", { name: "「備考」に入れる列" });
  expect(note).toHaveValue("消えた列（ファイルにない列）");
  await userEvent.click(screen.getByRole("button", { name: "結果を確かめる" }));
  expect(await screen.findByText("この値は使えません。")).toBeVisible();
  expect(note).toHaveAttribute("aria-invalid", "true");
  expect(screen.getByRole("alert")).toHaveTextContent("列の対応が正しくありません");
});

test("a value typed for every row is kept when the field is left", async () => {
  const { sent } = house({ ...waiting, mapping: { external_id: "コード", name: "会社名", note: "営業" } });
  await draw();
  await choose("備考", "すべての行に同じ値");
  await userEvent.type(await screen.findByRole("textbox", { name: "「備考」に入れる値" }), "展示会");
  await userEvent.tab();
  await waitFor(() => expect(sent.at(-1)?.body.mapping?.note).toEqual({ value: "展示会" }));
});

test("a field whose column is taken away stays in view", async () => {
  const { sent } = house({ ...waiting, mapping: { external_id: "コード", name: "会社名", note: "営業" } });
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "「備考」の割り当てを外す" }));
  await waitFor(() => expect(sent[0]?.body.mapping).toEqual({ external_id: "コード", name: "会社名" }));
  expect(screen.getByRole("textbox", { name: "「備考」に入れる列" })).toHaveValue("");
  expect(screen.getByRole("button", { name: "ほかの項目を表示する（2件）" })).toBeVisible();
});

test("a change that someone else overtook is said, and the import is read again", async () => {
  const { calls } = house(waiting, {
    [`PATCH ${ONE}`]: problem(409, { code: "conflict", title: "ほかの人が先に変更しました。", detail: "" }),
  });
  await draw();
  await choose("外部ID", "コード");
  expect(await screen.findByText("ほかの人が先に変更しました。")).toBeVisible();
  await waitFor(() => expect(calls().filter((call) => call === `GET ${ONE}`).length).toBeGreaterThan(1));
  expect(screen.getByRole("textbox", { name: "「外部ID」に入れる列" })).toHaveValue("");
});

test("an import that is not there, or not the reader's, is said to be missing", async () => {
  server({ "GET /api/v1/import-kinds": kinds, [`GET ${ONE}`]: problem(404, { title: "見つかりません。" }) });
  await draw();
  expect(await screen.findByText("見つかりません。")).toBeVisible();
});

test("an English reader reads the same in English", async () => {
  house({ ...waiting, mapping: { external_id: "コード", name: "会社名" } });
  await render(<ImportPage />, { room: "exchange", at: "/imports/i1", language: "en" });
  expect(await screen.findByRole("heading", { name: "How the file is read" })).toBeVisible();
  expect(screen.getByText("Columns without a field are not imported: 区分, 営業")).toBeVisible();
  expect(screen.getByText("320 rows")).toBeVisible();
});
