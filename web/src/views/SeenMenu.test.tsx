import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { problem } from "@/testing";
import { draw } from "./drawing";

const CELLS = {
  labels: ["商談名", "金額"],
  rows: [
    { id: "d1", version: 1, cells: ["一号機", "1000000"] },
    { id: "d2", version: 4, cells: ["二号機", ""] },
  ],
  total: 2,
};

async function take(word: string) {
  await userEvent.click(await screen.findByRole("button", { name: "書き出し・印刷" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: word }));
}

test("what is seen goes to the clipboard as a spreadsheet takes it", async () => {
  const user = userEvent.setup();
  const asked: string[] = [];
  const cells = (request: Request) => {
    asked.push(new URL(request.url).search);
    return CELLS;
  };
  await draw([], "/deals?q=センサー", { "GET /api/v1/views/cells": cells });
  await take("表計算ソフト用にコピーする");
  expect(await screen.findByText(/2行をコピーしました。/)).toBeVisible();
  expect(await navigator.clipboard.readText()).toBe("商談名\t金額\r\n一号機\t1000000\r\n二号機\t");
  expect(new URLSearchParams(asked[0]).get("q")).toBe("センサー");
  expect(new URLSearchParams(asked[0]).getAll("columns")).toEqual(["name"]);
  await user.tab();
});

test("what is seen is exported by whoever may", async () => {
  const sent: unknown[] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  vi.stubGlobal(
    "URL",
    Object.assign(URL, { createObjectURL: () => "blob:1", revokeObjectURL: () => undefined }),
  );
  await draw([], "/deals?sort=-amount", {
    "POST /api/v1/deals/export": async (request: Request) => {
      sent.push(await request.json());
      return {};
    },
  });
  await take("CSVに書き出す");
  await waitFor(() => expect(click).toHaveBeenCalledOnce());
  await take("Excelに書き出す");
  await waitFor(() => expect(click).toHaveBeenCalledTimes(2));
  const seen = { filter: '{"all":[]}', q: "", sort: "-amount", columns: ["name"] };
  expect(sent).toEqual([
    { ...seen, form: "csv" },
    { ...seen, form: "xlsx" },
  ]);
});

test("an export that is refused is said in words; who may not is not offered one", async () => {
  const refusal = { title: "一度に書き出せる行数を超えています。", detail: "絞り込んでください。" };
  const { unmount } = await draw([], "/deals", { "POST /api/v1/deals/export": problem(409, refusal) });
  await take("CSVに書き出す");
  expect(await screen.findByText("一度に書き出せる行数を超えています。")).toBeVisible();
  unmount();

  await draw([], "/deals", { "GET /api/v1/views": { items: [], may: { export: false } } });
  await userEvent.click(await screen.findByRole("button", { name: "書き出し・印刷" }));
  expect(await screen.findByRole("menuitem", { name: "印刷する" })).toBeVisible();
  expect(screen.queryByRole("menuitem", { name: "CSVに書き出す" })).toBeNull();
});

test("what is seen is printed in place of the page, and gone afterwards", async () => {
  const print = vi.fn();
  vi.stubGlobal("print", print);
  await draw([], "/deals", { "GET /api/v1/views/cells": CELLS });
  await take("印刷する");
  await waitFor(() => expect(print).toHaveBeenCalledOnce());
  expect(screen.getByRole("cell", { name: "二号機", hidden: true })).toBeInTheDocument();
  expect(screen.getByText("2件のうち2件")).toBeInTheDocument();
  window.dispatchEvent(new Event("afterprint"));
  await waitFor(() => expect(screen.queryByText("2件のうち2件")).toBeNull());
});
