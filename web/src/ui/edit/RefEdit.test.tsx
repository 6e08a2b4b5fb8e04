import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { render } from "@/testing";
import { users } from "../pickers";
import { RefEdit } from "./RefEdit";

test("the keyboard goes into the field, and back to where it came from", async () => {
  const person = userEvent.setup();
  await render(<RefEdit label="担当" source={users} value={null} may onSave={async () => undefined} />);
  await person.tab();
  await person.keyboard("{Enter}");
  await waitFor(() => expect(screen.getByRole("textbox", { name: "担当" })).toHaveFocus());
  await person.tab();
  await person.keyboard("{Enter}");
  await waitFor(() => expect(screen.getByRole("button", { name: "担当を編集" })).toHaveFocus());
});
