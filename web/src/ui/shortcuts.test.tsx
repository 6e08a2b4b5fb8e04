import { fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { render } from "@/testing";
import { useListedShortcuts, useShortcuts } from "./shortcuts";

function Keys({ onDeals, onEdit }: { onDeals: () => void; onEdit: () => void }) {
  useShortcuts([
    { keys: "g d", label: "商談へ移動", run: onDeals },
    { keys: "e", label: "編集", run: onEdit },
  ]);
  const listed = useListedShortcuts();
  return (
    <>
      <input aria-label="名前" />
      <p>{listed.map(({ label }) => label).join("、")}</p>
    </>
  );
}

async function draw() {
  const onDeals = vi.fn();
  const onEdit = vi.fn();
  const drawn = await render(<Keys onDeals={onDeals} onEdit={onEdit} />);
  return { ...drawn, onDeals, onEdit };
}

test("two presses go to a place, one press acts", async () => {
  const { onDeals, onEdit } = await draw();
  fireEvent.keyDown(document.body, { key: "g" });
  fireEvent.keyDown(document.body, { key: "d" });
  fireEvent.keyDown(document.body, { key: "e" });
  expect([onDeals, onEdit].map((run) => run.mock.calls.length)).toEqual([1, 1]);
});

test("keys are silent in a text field, in kana conversion, and with Ctrl", async () => {
  const { onEdit } = await draw();
  fireEvent.keyDown(screen.getByLabelText("名前"), { key: "e" });
  fireEvent.keyDown(document.body, { key: "e", isComposing: true });
  fireEvent.keyDown(document.body, { key: "e", keyCode: 229 });
  fireEvent.keyDown(document.body, { key: "e", ctrlKey: true });
  expect(onEdit).not.toHaveBeenCalled();
});

test("the second press must follow soon", async () => {
  const { onDeals } = await draw();
  const clock = vi.spyOn(performance, "now").mockReturnValue(0);
  fireEvent.keyDown(document.body, { key: "g" });
  clock.mockReturnValue(2_000);
  fireEvent.keyDown(document.body, { key: "d" });
  expect(onDeals).not.toHaveBeenCalled();
});

test("the help card knows every bound key, and forgets those of a page that is gone", async () => {
  const { unmount, onEdit } = await draw();
  expect(screen.getByText("商談へ移動、編集")).toBeVisible();
  unmount();
  fireEvent.keyDown(document.body, { key: "e" });
  expect(onEdit).not.toHaveBeenCalled();
});
