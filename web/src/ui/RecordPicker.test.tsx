import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import { accounts, type Picked } from "./pickers";
import { RecordPicker } from "./RecordPicker";

const LIST = {
  items: [
    { id: "a1", name: "ハナサキ精機株式会社", number: 1, kana: "ハナサキセイキ" },
    { id: "a2", name: "花田商事", number: 2, kana: null },
  ],
  next: null,
  total: 2,
};

function Field({
  first = null,
  onChange,
}: {
  first?: Picked | null;
  onChange: (picked: Picked | null) => void;
}) {
  const [value, setValue] = useState<Picked | null>(first);
  return (
    <>
      <RecordPicker
        label="取引先"
        source={accounts}
        value={value}
        onChange={(picked) => {
          setValue(picked);
          onChange(picked);
        }}
      />
      <button type="button">次へ</button>
    </>
  );
}

test("finds by what is typed, and holds what is chosen", async () => {
  let asked = "";
  server({
    "GET /api/v1/accounts": (request) => {
      asked = new URL(request.url).search;
      return LIST;
    },
  });
  const onChange = vi.fn();
  const { container } = await render(<Field onChange={onChange} />);
  await userEvent.type(screen.getByRole("textbox", { name: "取引先" }), "花");
  await waitFor(() => expect(asked).toBe(`?q=${encodeURIComponent("花")}&limit=20`));
  expect(await screen.findByText("1 · ハナサキセイキ")).toBeVisible();
  await expectNoAxeFaults(container);

  await userEvent.click(screen.getByRole("option", { name: /花田商事/ }));

  expect(onChange).toHaveBeenCalledWith({ id: "a2", name: "花田商事", about: "2" });
  expect(screen.getByRole("textbox", { name: "取引先" })).toHaveValue("花田商事");
});

test("an emptied field means nobody; a half-typed name means the one before", async () => {
  server({ "GET /api/v1/accounts": LIST });
  const onChange = vi.fn();
  await render(<Field first={{ id: "a1", name: "ハナサキ精機株式会社" }} onChange={onChange} />);
  const field = screen.getByRole("textbox", { name: "取引先" });
  await userEvent.type(field, "x");
  await userEvent.click(screen.getByRole("button", { name: "次へ" }));
  expect(field).toHaveValue("ハナサキ精機株式会社");
  expect(onChange).not.toHaveBeenCalled();

  await userEvent.clear(field);
  await userEvent.click(screen.getByRole("button", { name: "次へ" }));
  expect(onChange).toHaveBeenCalledWith(null);
});
