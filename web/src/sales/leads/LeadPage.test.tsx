import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import type { Lead } from "./api";
import { lead } from "./examples";
import LeadPage from "./LeadPage";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<typeof import("@tanstack/react-router")>()),
  useParams: () => ({ id: "l1" }),
}));

const NOTHING = { update: false, convert: false, disqualify: false, reopen: false, take: false };
const draw = (answers: Parameters<typeof server>[0] = {}, shown: Partial<Lead> = {}) => {
  const calls = server({ "GET /api/v1/leads/l1": { ...lead, ...shown }, ...answers });
  return render(<LeadPage />, { room: "sales" }).then((drawn) => ({ ...drawn, calls }));
};

test("a lead shows who they are and who sent them", async () => {
  const { container } = await draw();
  expect(await screen.findByText("ハナサキ物流株式会社 管理部 部長")).toBeVisible();
  expect(screen.getByRole("link", { name: "林 進" })).toHaveAttribute("href", "/contacts/c9");
  expect(screen.getByText("紹介")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("converting says beforehand what will be made, and leads to the deal", async () => {
  let body: Record<string, unknown> = {};
  const { router } = await draw({
    "POST /api/v1/leads/l1/convert": async (request: Request) => {
      body = await request.json();
      return {
        lead: { ...lead, status: "converted", may: NOTHING },
        account: { id: "a1", name: "ハナサキ物流株式会社" },
        contact: { id: "c1", name: "渡辺 千尋" },
        deal: { id: "d1", number: 12, name: "倉庫の温度監視" },
      };
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "商談に変換" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(
    dialog.getByText(/取引先「ハナサキ物流株式会社」、担当者「渡辺 千尋」と商談を作ります/),
  ).toBeVisible();
  expect(dialog.getByText(/紹介元「林 進」も記録します/)).toBeVisible();
  await userEvent.type(dialog.getByRole("textbox", { name: /^商談名/ }), "倉庫の温度監視");
  await userEvent.type(dialog.getByRole("textbox", { name: "金額（税抜）" }), "900000");
  await userEvent.click(dialog.getByRole("button", { name: "変換する" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/deals/d1"));
  expect(body).toEqual({
    deal_name: "倉庫の温度監視",
    amount: { amount: 900_000, currency: "JPY" },
    account_id: null,
  });
});

test("converting into a customer we know says so", async () => {
  await draw({
    "GET /api/v1/accounts": { items: [{ id: "a2", name: "青葉商事", number: 2 }], next: null, total: 1 },
  });
  await userEvent.click(await screen.findByRole("button", { name: "商談に変換" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.click(dialog.getByRole("textbox", { name: "取引先" }));
  await userEvent.click(await screen.findByRole("option", { name: /青葉商事/ }));
  expect(dialog.getByText(/「青葉商事」に、担当者「渡辺 千尋」と商談を加えます/)).toBeVisible();
});

test("setting a lead aside asks why and can be undone", async () => {
  const { calls } = await draw({
    "POST /api/v1/leads/l1/disqualify": { ...lead, version: 2, status: "disqualified" },
    "POST /api/v1/leads/l1/reopen": { ...lead, version: 3 },
  });
  await userEvent.click(await screen.findByRole("button", { name: "対象外にする" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.click(dialog.getByRole("button", { name: "対象外にする" }));
  expect(await dialog.findByText("入力してください。")).toBeVisible();
  await userEvent.type(dialog.getByRole("textbox", { name: /^理由/ }), "学習目的");
  await userEvent.click(dialog.getByRole("button", { name: "対象外にする" }));
  await userEvent.click(await screen.findByRole("button", { name: "元に戻す" }));
  await waitFor(() => expect(calls()).toContain("POST /api/v1/leads/l1/reopen"));
});

test("a lead nobody looks after is taken by a click", async () => {
  const { calls } = await draw(
    { "POST /api/v1/leads/l1/take": { ...lead, version: 2 } },
    { owner: null, may: { ...NOTHING, take: true } },
  );
  await userEvent.click(await screen.findByRole("button", { name: "引き受ける" }));
  await waitFor(() => expect(calls()).toContain("POST /api/v1/leads/l1/take"));
});

test("a converted lead shows what it became", async () => {
  await draw(
    {},
    {
      status: "converted",
      may: NOTHING,
      converted_at: "2026-11-20T03:00:00Z",
      account: { id: "a1", name: "ハナサキ物流" },
      contact: { id: "c1", name: "渡辺 千尋" },
      deals: [{ id: "d1", number: 12, name: "倉庫の温度監視" }],
    },
  );
  expect(await screen.findByRole("link", { name: "商談 #12 倉庫の温度監視" })).toHaveAttribute(
    "href",
    "/deals/d1",
  );
  expect(screen.queryByRole("button", { name: "商談に変換" })).toBeNull();
});

test("a disqualified lead says why and is taken up again", async () => {
  const { calls } = await draw(
    { "POST /api/v1/leads/l1/reopen": lead },
    { status: "disqualified", disqualified_reason: "学習目的", may: { ...NOTHING, reopen: true } },
  );
  expect(await screen.findByText("対象外の理由：学習目的")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "対象に戻す" }));
  await waitFor(() => expect(calls()).toContain("POST /api/v1/leads/l1/reopen"));
});

test("a fact is changed where it stands; a conflict shows both", async () => {
  let body: unknown;
  let fails = false;
  await draw({
    "PATCH /api/v1/leads/l1": async (request: Request) => {
      body = await request.json();
      if (!fails) return { ...lead, version: 2, company: "新社名" };
      return problem(409, { code: "stale", title: "先の変更", current: { version: 9, company: "別の社名" } });
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "会社名を編集" }));
  await userEvent.clear(screen.getByRole("textbox", { name: "会社名" }));
  await userEvent.type(screen.getByRole("textbox", { name: "会社名" }), "新社名{Enter}");
  await waitFor(() => expect(body).toEqual({ company: "新社名" }));
  fails = true;
  await userEvent.click(await screen.findByRole("button", { name: "会社名を編集" }));
  await userEvent.type(screen.getByRole("textbox", { name: "会社名" }), "二{Enter}");
  expect(within(await screen.findByRole("dialog")).getByText("別の社名")).toBeVisible();
});
