import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render } from "@/testing";
import { CopyOnce } from "./CopyOnce";

test("what is shown once can be copied, and says that it was", async () => {
  const user = userEvent.setup();
  const { container } = await render(<CopyOnce label="招待リンク" value="https://x.example/invite/abc" />);
  await user.click(screen.getByRole("button", { name: "コピーする" }));
  expect(await navigator.clipboard.readText()).toBe("https://x.example/invite/abc");
  expect(screen.getByRole("button", { name: "コピーしました" })).toBeVisible();
  await expectNoAxeFaults(container);
});
