import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import DealsPage from "./DealsPage";
import { board, card, deal } from "./examples";

const page = { items: [card], next: null, total: 1, may: { create: true } };
const answers = { "GET /api/v1/deals": page, "GET /api/v1/deals/board": board };

test("deals stand on the board, and in the list when one asks", async () => {
  server(answers);
  const { router } = await render(<DealsPage />, { room: "sales" });
  expect(await screen.findByRole("region", { name: "提案" })).toBeVisible();
  await userEvent.click(screen.getByRole("radio", { name: "一覧" }));
  expect(await screen.findByText("1件")).toBeVisible();
  expect(router.state.location.search).toMatchObject({ view: "list" });
});

test("the list tells stage, worth, and what is late", async () => {
  server(answers);
  const { container } = await render(<DealsPage />, { room: "sales", at: "/?view=list" });
  expect(await screen.findByText("振動センサー一式")).toBeVisible();
  expect(screen.getByText("アプローチ")).toBeVisible();
  expect(screen.getByText("¥3,400,000")).toBeVisible();
  expect(screen.getByText(/予定日超過/)).toBeVisible();
  await expectNoAxeFaults(container);
});

test("the filters go to the address and to the server", async () => {
  const asked: string[] = [];
  server({
    ...answers,
    "GET /api/v1/deals/board": (request: Request) => {
      asked.push(new URL(request.url).search);
      return board;
    },
  });
  const { router } = await render(<DealsPage />, { room: "sales" });
  await userEvent.click(await screen.findByRole("checkbox", { name: "予定日を過ぎたもの" }));
  await waitFor(() => expect(asked.at(-1)).toBe("?overdue=true"));
  await userEvent.click(screen.getByRole("button", { name: "絞り込みを解除" }));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test("a new deal needs a name only, and leads to its record", async () => {
  let body: Record<string, unknown> = {};
  server({
    ...answers,
    "POST /api/v1/deals": async (request: Request) => {
      body = await request.json();
      return deal;
    },
  });
  const { router } = await render(<DealsPage />, { room: "sales" });
  await userEvent.click(await screen.findByRole("button", { name: "商談を登録する" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("button", { name: "登録する" }));
  expect(await form.findByText("入力してください。")).toBeVisible();
  await userEvent.type(form.getByRole("textbox", { name: /^商談名/ }), "第二工場のセンサー");
  await userEvent.click(form.getByRole("button", { name: "登録する" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/deals/d1"));
  expect(router.state.location.search).toEqual({});
  expect(body).toMatchObject({ name: "第二工場のセンサー", account_id: null, amount: null });
});

test("who may not begin a deal is offered no way to", async () => {
  server({ ...answers, "GET /api/v1/deals": { ...page, may: { create: false } } });
  await render(<DealsPage />, { room: "sales" });
  await screen.findByRole("region", { name: "提案" });
  expect(screen.queryByRole("button", { name: "商談を登録する" })).toBeNull();
});

test("an empty list teaches", async () => {
  server({ ...answers, "GET /api/v1/deals": { ...page, items: [], total: 0 } });
  await render(<DealsPage />, { room: "sales", at: "/?view=list" });
  expect(await screen.findByText("商談はまだありません")).toBeVisible();
  expect(screen.getByRole("button", { name: "ファイルから取り込む" })).toBeVisible();
});

test("who may not begin a deal has no form, whatever the address says", async () => {
  server({ ...answers, "GET /api/v1/deals": { ...page, may: { create: false } } });
  await render(<DealsPage />, { room: "sales", at: "/?new=1" });
  await screen.findByRole("region", { name: "提案" });
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("an address that names won deals of a month asks the server for just these", async () => {
  const asked: Record<string, string>[] = [];
  server({
    ...answers,
    "GET /api/v1/deals": (request: Request) => {
      asked.push(Object.fromEntries(new URL(request.url).searchParams));
      return page;
    },
  });
  const at = "/?view=list&stage_type=won&closed_from=2026-11-01&closed_to=2026-11-30";
  await render(<DealsPage />, { room: "sales", at });
  await screen.findByText("振動センサー一式");
  expect(asked).toContainEqual(
    expect.objectContaining({ stage_type: "won", closed_from: "2026-11-01", closed_to: "2026-11-30" }),
  );
});
