import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { Problem } from "@/client/problem";
import { expectNoAxeFaults, render } from "@/testing";
import { useDensity } from "./density";
import { DateField } from "./edit/DateField";
import { hasChosenLanguage, preferredLanguage } from "./language";
import { toastDone, toastProblem } from "./toast";

test("the reader's own choice of language comes first, then the browser's, then Japanese", () => {
  const browser = vi.spyOn(navigator, "language", "get");
  browser.mockReturnValue("en-GB");
  expect([preferredLanguage(), hasChosenLanguage()]).toEqual(["en", false]);
  browser.mockReturnValue("de");
  expect(preferredLanguage()).toBe("ja");
  localStorage.setItem("enishi.language", "en");
  expect([preferredLanguage(), hasChosenLanguage()]).toEqual(["en", true]);
});

function Spacing() {
  const [density, choose] = useDensity();
  return (
    <button type="button" onClick={() => choose("tight")}>
      {density}
    </button>
  );
}

test("the spacing is the page's, and is kept", async () => {
  await render(<Spacing />);
  expect(document.documentElement.dataset.density).toBe("normal");
  await userEvent.click(screen.getByRole("button", { name: "normal" }));
  expect(document.documentElement.dataset.density).toBe("tight");
  expect(localStorage.getItem("enishi.density")).toBe('"tight"');
});

test("a spacing nobody knows is the normal one", async () => {
  localStorage.setItem("enishi.density", '"huge"');
  await render(<Spacing />);
  expect(screen.getByRole("button", { name: "normal" })).toBeVisible();
});

test("what was done can be undone from its notice", async () => {
  const undo = vi.fn();
  const { container } = await render(<p>…</p>);
  toastDone("商談を移しました。", { undo });
  await userEvent.click(await screen.findByRole("button", { name: "元に戻す" }));
  expect(undo).toHaveBeenCalledOnce();
  await expectNoAxeFaults(container);
});

test("a failure says what happened and what to do; a lost line says so", async () => {
  await render(<p>…</p>);
  toastProblem(new Problem(403, "not_allowed", "移せません", "担当者にお求めください。"));
  expect(await screen.findByText("担当者にお求めください。")).toBeVisible();
  toastProblem(new TypeError("Failed to fetch"));
  expect(await screen.findByText("サーバーにつながりません")).toBeVisible();
});

function Day() {
  const [day, setDay] = useState<string | null>("2026-11-20");
  return (
    <>
      <DateField label="納期" value={day} onChange={setDay} />
      <output>{day ?? "なし"}</output>
    </>
  );
}

test("a day is typed or cleared, in the reader's language", async () => {
  await render(<Day />);
  const field = await screen.findByDisplayValue("2026/11/20");
  await userEvent.clear(field);
  await userEvent.type(field, "2026/12/01{Tab}");
  expect(await screen.findByText("2026-12-01")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "消す", hidden: true }));
  expect(await screen.findByText("なし")).toBeVisible();
});
