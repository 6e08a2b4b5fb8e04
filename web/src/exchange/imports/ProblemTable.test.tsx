import { screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { expectNoAxeFaults, render } from "@/testing";
import { badRow } from "./examples";
import { ProblemTable } from "./ProblemTable";

const blank = {
  ...badRow,
  row: 1204,
  field: "name",
  name: "取引先名",
  value: "",
  reason: "入力してください。",
};
const whole = {
  ...badRow,
  row: 7,
  field: "",
  name: "",
  value: "",
  reason: "列の数が見出しより多くなっています。",
};

function onPhone() {
  vi.spyOn(window, "matchMedia").mockImplementation(
    (query) => ({ matches: true, media: query, addEventListener() {}, removeEventListener() {} }) as never,
  );
}
afterEach(() => vi.restoreAllMocks());

test("a line says its number in the file, the field, what stands there, and why", async () => {
  await render(<ProblemTable problems={[badRow, blank, whole]} />, { room: "exchange" });
  const cells = (name: RegExp) =>
    within(screen.getByRole("row", { name }))
      .getAllByRole("cell")
      .map((cell) => cell.textContent);
  expect(cells(/団体/)).toEqual(["5", "種別", "団体", "選択肢の中から選んでください。"]);
  expect(cells(/1,204/)).toEqual(["1,204", "取引先名", "（空欄）", "入力してください。"]);
  expect(cells(/見出しより/)[1]).toBe("–");
});

test("on a phone each bad row is a card that says the same", async () => {
  onPhone();
  const { container } = await render(<ProblemTable problems={[badRow, blank]} />, { room: "exchange" });
  expect(screen.queryByRole("table")).toBeNull();
  const cards = within(screen.getByRole("list", { name: "取り込めない行と理由" })).getAllByRole("listitem");
  expect(cards.map((card) => card.textContent)).toEqual([
    "5行目 種別団体選択肢の中から選んでください。",
    "1,204行目 取引先名（空欄）入力してください。",
  ]);
  await expectNoAxeFaults(container);
});

test("without a bad row there is nothing to say", async () => {
  const { container } = await render(<ProblemTable problems={[]} />, { room: "exchange" });
  expect(container).not.toHaveTextContent("取り込めない行と理由");
});
