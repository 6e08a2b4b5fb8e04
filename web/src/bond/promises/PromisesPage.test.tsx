import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Promised } from "./api";
import PromisesPage from "./PromisesPage";

function promised(over: Partial<Promised> = {}): Promised {
  return {
    id: "p1",
    version: 2,
    text: "予備機を1台置く",
    account: { id: "a1", name: "ハナサキ物流株式会社" },
    owner: null,
    due_on: "2026-09-30",
    status: "open",
    settled_at: null,
    is_late: true,
    deal: { id: "d1", number: 12, name: "冷蔵倉庫の温度監視" },
    ticket: null,
    handover_number: 3,
    may: { update: true },
    ...over,
  };
}

function register(items: Promised[], others: Parameters<typeof server>[0] = {}) {
  const asked: string[] = [];
  const calls = server({
    "GET /api/v1/promises": (request) => {
      asked.push(new URL(request.url).search);
      return { items, next: null, total: items.length };
    },
    ...others,
  });
  return { asked, calls };
}

test("what is still to keep: late, without an owner, and where it was made", async () => {
  const { asked } = register([promised()]);
  const { container } = await render(<PromisesPage />, { room: "bond" });
  expect(await screen.findByText("期日超過")).toBeVisible();
  expect(screen.getByText("担当者なし")).toBeVisible();
  expect(screen.getByRole("link", { name: "商談：冷蔵倉庫の温度監視" })).toHaveAttribute("href", "/deals/d1");
  expect(asked).toEqual(["?status=open"]);
  await expectNoAxeFaults(container);
});

test("a promise is said to be kept, or broken, once", async () => {
  const { calls } = register([promised()], {
    "POST /api/v1/promises/p1/keep": promised({ status: "kept" }),
    "POST /api/v1/promises/p1/break": promised({ status: "broken" }),
  });
  await render(<PromisesPage />, { room: "bond" });
  await userEvent.click(await screen.findByRole("button", { name: "果たした：予備機を1台置く" }));
  expect(await screen.findByText("約束を果たしたことを記録しました。")).toBeVisible();

  await userEvent.click(screen.getByRole("button", { name: "その他の操作：予備機を1台置く" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "果たせなかった" }));
  expect(await screen.findByText("果たせなかったことを記録しました。")).toBeVisible();
  expect(calls().filter((call) => call.startsWith("POST"))).toEqual([
    "POST /api/v1/promises/p1/keep",
    "POST /api/v1/promises/p1/break",
  ]);
});

test("a settled promise, and one of others, offers nothing to do", async () => {
  register([
    promised({ status: "kept", is_late: false }),
    promised({
      id: "p2",
      status: "broken",
      is_late: false,
      deal: null,
      ticket: { id: "t1", number: 1, name: "通信断" },
    }),
    promised({ id: "p3", may: { update: false }, deal: null, owner: { id: "u2", name: "森" } }),
  ]);
  await render(<PromisesPage />, { room: "bond", at: "/promises?status=all" });
  expect(await screen.findByRole("link", { name: "問い合わせ：通信断" })).toHaveAttribute(
    "href",
    "/tickets/t1",
  );
  expect(screen.getByText("引き継ぎ #3")).toBeVisible();
  expect(screen.queryByRole("button", { name: /^果たした/ })).toBeNull();
});

test("a new promise asks for its customer and its words, and is one's own", async () => {
  const sent: unknown[] = [];
  register([], {
    "GET /api/v1/accounts": { items: [{ id: "a1", name: "ハナサキ物流株式会社" }], next: null, total: 1 },
    "POST /api/v1/promises": async (request) => {
      sent.push(await request.json());
      return promised();
    },
  });
  const { router } = await render(<PromisesPage />, { room: "bond", at: "/promises?new=1" });
  const dialog = await screen.findByRole("dialog", { name: "約束を登録" });
  await userEvent.click(within(dialog).getByRole("button", { name: "登録する" }));
  expect(await within(dialog).findByText("どのお客様との約束か選んでください。")).toBeVisible();
  expect(within(dialog).getByText("約束の内容を入力してください。")).toBeVisible();

  await userEvent.click(within(dialog).getByRole("textbox", { name: /取引先/ }));
  await userEvent.click(await screen.findByRole("option", { name: "ハナサキ物流株式会社" }));
  await userEvent.type(within(dialog).getByRole("textbox", { name: /^約束/ }), "点検表を送る");
  await userEvent.click(within(dialog).getByRole("button", { name: "登録する" }));

  await waitFor(() =>
    expect(sent).toEqual([{ account_id: "a1", text: "点検表を送る", owner_id: "u1", due_on: null }]),
  );
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test("a promise is worded better on the version it was read in", async () => {
  const sent: unknown[] = [];
  register([promised()], {
    "PATCH /api/v1/promises/p1": async (request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return promised({ version: 3 });
    },
  });
  await render(<PromisesPage />, { room: "bond" });
  await userEvent.click(await screen.findByRole("button", { name: "その他の操作：予備機を1台置く" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "約束を編集" }));
  const words = await screen.findByRole("textbox", { name: /^約束/ });
  await userEvent.type(words, "（無償）");
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  await waitFor(() =>
    expect(sent).toEqual([
      ['"2"', { text: "予備機を1台置く（無償）", owner_id: null, due_on: "2026-09-30" }],
    ]),
  );
});

test("only mine, and nothing left, are both told", async () => {
  const { asked } = register([]);
  await render(<PromisesPage />, { room: "bond" });
  expect(await screen.findByText("これから果たす約束はありません")).toBeVisible();
  await userEvent.click(screen.getByRole("checkbox", { name: "自分の担当だけ" }));
  await waitFor(() => expect(asked.at(-1)).toContain("owner=me"));
});
