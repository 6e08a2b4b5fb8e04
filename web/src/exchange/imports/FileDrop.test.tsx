import { createEvent, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, render } from "@/testing";
import { FileDrop } from "./FileDrop";

const csv = new File(["a,b\n"], "表.csv", { type: "text/csv" });

function dropOn(element: Element, files: readonly File[]) {
  const event = createEvent.drop(element);
  Object.defineProperty(event, "dataTransfer", { value: { files } });
  fireEvent(element, event);
}

test("a file may be dropped as well as chosen", async () => {
  const choose = vi.fn();
  const { container } = await render(<FileDrop label="ファイル" file={null} onChoose={choose} />, {
    room: "exchange",
  });
  const area = screen.getByText("ここにファイルをドロップするか、クリックして選びます").closest("label");
  fireEvent.dragOver(area as Element);
  expect(area).toHaveAttribute("data-over");
  dropOn(area as Element, [csv]);
  expect(area).not.toHaveAttribute("data-over");
  await userEvent.upload(screen.getByLabelText("ファイル"), csv);
  expect(choose.mock.calls).toEqual([[csv], [csv]]);
  await expectNoAxeFaults(container);
});

test("what is dropped without a file changes nothing", async () => {
  const choose = vi.fn();
  await render(<FileDrop label="ファイル" file={csv} onChoose={choose} />, { room: "exchange" });
  dropOn(screen.getByText("表.csv（1 KB）"), []);
  expect(choose).not.toHaveBeenCalled();
});

test("the keyboard reaches the field, and an error is read out with it", async () => {
  await render(<FileDrop label="ファイル" file={null} error="中身がありません。" onChoose={vi.fn()} />, {
    room: "exchange",
  });
  await userEvent.tab();
  const field = screen.getByLabelText("ファイル");
  expect(field).toHaveFocus();
  expect(field).toHaveAccessibleDescription("中身がありません。");
});
