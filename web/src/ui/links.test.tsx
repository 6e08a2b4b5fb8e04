import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { render } from "@/testing";
import { AppLink, placeOf } from "./AppLink";
import { matches } from "./matches";
import { PageHead } from "./PageHead";
import { useFilters } from "./useFilters";
import { useGo } from "./useGo";

test("an address keeps its query and its anchor", () => {
  expect(placeOf("/deals?owner=u1&q=a%20b#top")).toEqual({
    to: "/deals",
    search: { owner: "u1", q: "a b" },
    hash: "top",
  });
});

test("words match without regard to width or case", () => {
  expect(matches("Deals 商談", "ｄｅａｌ")).toBe(true);
  expect(matches("ガス機器", "ｶﾞｽ ")).toBe(true);
  expect(matches("商談", "問い合わせ")).toBe(false);
});

function Page() {
  const go = useGo();
  const { values, set } = useFilters();
  return (
    <>
      <PageHead title="商談" about="受注までの道のり" actions={<button type="button">登録する</button>} />
      <AppLink to="/deals?owner=u1">自分の商談</AppLink>
      <button type="button" onClick={() => go("/accounts/a1?tab=deals")}>
        取引先へ
      </button>
      <button type="button" onClick={() => set({ owner: "", stage: "s1" })}>
        {values.owner ?? "すべて"}
      </button>
    </>
  );
}

test("a link and a press both go without a reload, and the tab says where one is", async () => {
  const { router } = await render(<Page />, { at: "/deals" });
  expect(document.title).toBe("商談 – Enishi");
  await userEvent.click(screen.getByRole("link", { name: "自分の商談" }));
  await waitFor(() => expect(router.state.location.href).toBe("/deals?owner=u1"));
  await userEvent.click(screen.getByRole("button", { name: "取引先へ" }));
  await waitFor(() => expect(router.state.location.href).toBe("/accounts/a1?tab=deals"));
});

test("an emptied filter leaves the address, the others stay", async () => {
  const { router } = await render(<Page />, { at: "/deals?owner=u1&q=x" });
  await userEvent.click(screen.getByRole("button", { name: "u1" }));
  await waitFor(() => expect(router.state.location.search).toEqual({ q: "x", stage: "s1" }));
});
