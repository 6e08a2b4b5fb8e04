import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { kinds, waiting } from "./examples";
import ImportsPage from "./ImportsPage";

const page = (items: object[], create = true) => ({
  items,
  next: null,
  total: items.length,
  may: { create },
});
const csv = new File(["コード,会社名\nA1,花咲\n"], "得意先.csv", { type: "text/csv" });

async function openForm(at = "/imports?new=1") {
  await render(<ImportsPage />, { room: "exchange", at });
  return within(await screen.findByRole("dialog"));
}

test("before the first file the page teaches what may come in and how", async () => {
  server({ "GET /api/v1/imports": page([]), "GET /api/v1/import-kinds": kinds });
  const { container } = await render(<ImportsPage />, { room: "exchange" });
  expect(await screen.findByText("取り込んだファイルは、まだありません")).toBeVisible();
  expect(await screen.findByText("取引先、商品")).toBeVisible();
  expect(screen.getByText("Excelのファイル（.xlsx）は、最初のシートを読みます。")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("a line says the file, where it stands, its counts and who did it", async () => {
  const running = { ...waiting, id: "i2", status: "running", done: 80, made: 78, skipped: 2 };
  const part = { ...waiting, id: "i3", status: "done", done: 320, made: 319, skipped: 1 };
  server({ "GET /api/v1/imports": page([waiting, running, part]) });
  const { container } = await render(<ImportsPage />, { room: "exchange" });
  const lines = within(await screen.findByRole("table"));
  expect(await lines.findByText("開始待ち")).toBeVisible();
  expect(lines.getByText("取り込み中")).toBeVisible();
  expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "25");
  expect(screen.getByText("一部を除き完了")).toBeVisible();
  expect(screen.getByText("319")).toBeVisible();
  expect(screen.getAllByText("三浦 理恵")).toHaveLength(3);
  await expectNoAxeFaults(container);
});

test("who may not upload has no button, whatever the address says", async () => {
  server({ "GET /api/v1/imports": page([waiting], false) });
  await render(<ImportsPage />, { room: "exchange", at: "/imports?new=1" });
  await screen.findByText("得意先.csv");
  expect(screen.queryByRole("button", { name: "ファイルを取り込む" })).toBeNull();
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a kind and a file go up together, and the import opens", async () => {
  const set = vi.spyOn(FormData.prototype, "set");
  server({
    "GET /api/v1/imports": page([]),
    "GET /api/v1/import-kinds": kinds,
    "POST /api/v1/imports": waiting,
  });
  const { router } = await render(<ImportsPage />, { room: "exchange", at: "/imports?new=1" });
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(await form.findByRole("textbox", { name: /取り込む種類/ }));
  await userEvent.click(await screen.findByRole("option", { name: "取引先" }));
  expect(form.getByText("必須の項目: 外部ID、取引先名")).toBeVisible();
  await userEvent.upload(form.getByLabelText("ファイル"), csv);
  expect(form.getByText("得意先.csv（1 KB）")).toBeVisible();
  await userEvent.click(form.getByRole("button", { name: "アップロードする" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/imports/i1"));
  expect(set.mock.calls).toEqual([
    ["kind", "accounts"],
    ["file", csv],
  ]);
});

test("what is missing is said before anything is sent", async () => {
  const calls = server({ "GET /api/v1/imports": page([]), "GET /api/v1/import-kinds": kinds });
  const form = await openForm();
  await userEvent.click(form.getByRole("button", { name: "アップロードする" }));
  expect(await form.findByText("種類を選んでください。")).toBeVisible();
  expect(form.getByText("ファイルを選んでください。")).toBeVisible();
  expect(calls().some((call) => call.startsWith("POST"))).toBe(false);
  await expectNoAxeFaults(document.body);
});

test("a file that is refused says why beside the file", async () => {
  server({
    "GET /api/v1/imports": page([]),
    "GET /api/v1/import-kinds": kinds,
    "POST /api/v1/imports": problem(400, {
      code: "import.is_a_spreadsheet",
      title: "表計算ソフトのファイル（Excelなど）です。",
      detail: "表計算ソフトで「CSV UTF-8」として保存してから取り込んでください。",
      fields: {},
    }),
  });
  const form = await openForm("/imports?new=1&kind=accounts");
  await userEvent.upload(form.getByLabelText("ファイル"), csv);
  await userEvent.click(form.getByRole("button", { name: "アップロードする" }));
  const said = await form.findByRole("alert");
  expect(said).toHaveTextContent("表計算ソフトのファイル（Excelなど）です。");
  expect(said).toHaveTextContent("「CSV UTF-8」として保存");
  expect(form.getByLabelText("ファイル")).toHaveAttribute("aria-invalid", "true");
});
