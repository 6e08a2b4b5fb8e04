import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render } from "@/testing";
import { RecordPage } from "./RecordPage";
import { SidePanel, usePanel } from "./SidePanel";

function Page() {
  const panel = usePanel();
  return (
    <RecordPage
      header={<h1>ハナサキ精機</h1>}
      middle={
        <button type="button" onClick={() => panel.open("d1")}>
          開く
        </button>
      }
      right={panel.value && <SidePanel title="商談" onClose={panel.close}>{`番号 ${panel.value}`}</SidePanel>}
    />
  );
}

test("the panel has an address, takes the focus, and gives it back", async () => {
  const { router } = await render(<Page />, { at: "/accounts/a1?tab=deals" });
  await userEvent.click(screen.getByRole("button", { name: "開く" }));

  expect(await screen.findByRole("complementary", { name: "商談" })).toHaveTextContent("番号 d1");
  expect(router.state.location.search).toEqual({ tab: "deals", panel: "d1" });
  expect(screen.getByRole("heading", { name: "商談" })).toHaveFocus();
  await expectNoAxeFaults(document.body);

  await userEvent.keyboard("{Escape}");

  await waitFor(() => expect(screen.queryByRole("complementary")).toBeNull());
  expect(screen.getByRole("button", { name: "開く" })).toHaveFocus();
});

test("an address opens its panel", async () => {
  await render(<Page />, { at: "/accounts/a1?panel=d7" });
  expect(await screen.findByText("番号 d7")).toBeVisible();
});
