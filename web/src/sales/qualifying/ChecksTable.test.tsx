import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { ConvertModal } from "../leads/ConvertModal";
import { DisqualifyModal } from "../leads/DisqualifyModal";
import { lead } from "../leads/examples";
import type { Check } from "./api";
import { ChecksTable } from "./ChecksTable";
import { NOTHING_KNOWN } from "./examples";
import LeadSettingsPage from "./LeadSettingsPage";

const CALL = { kind: "activity", id: "v1", name: "予算をうかがう" } as const;
const draw = (onSave: (checks: readonly Check[]) => Promise<void>, may = true) =>
  render(<ChecksTable checks={NOTHING_KNOWN} offered={[CALL]} may={may} onSave={onSave} />, {
    room: "sales",
  });

test("an item is told in its line, with what shows it", async () => {
  const save = vi.fn(async () => undefined);
  await draw(save);
  await userEvent.click(screen.getByRole("button", { name: "予算を編集する" }));
  await userEvent.click(screen.getByRole("radio", { name: "確認済" }));
  await userEvent.type(screen.getByRole("textbox", { name: "予算 分かったこと" }), "上期に400万円");
  await userEvent.click(screen.getByRole("textbox", { name: "予算 根拠" }));
  await userEvent.click(await screen.findByRole("option", { name: "予算をうかがう" }));
  await expectNoAxeFaults(document.body);
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(save).toHaveBeenCalledOnce());
  const [budget, authority] = (save.mock.calls[0] as unknown as [readonly Check[]])[0];
  expect(budget).toMatchObject({ state: "confirmed", text: "上期に400万円", evidence: CALL });
  expect(authority).toEqual(NOTHING_KNOWN[1]);
});

test("who may not change it sees no way to", async () => {
  await draw(async () => undefined, false);
  expect(within(screen.getByRole("table")).queryByRole("button")).toBeNull();
});

test("what is asked for and not confirmed is said before a lead is converted", async () => {
  await render(<ConvertModal lead={{ ...lead, missing: ["need", "timeframe"] }} onClose={vi.fn()} />, {
    room: "sales",
  });
  expect(screen.getByText(/必要性、導入時期/)).toBeVisible();
});

test("the house's reasons are offered when a lead is set aside", async () => {
  server({
    "GET /api/v1/lead-settings": {
      version: 1,
      required: [],
      reasons: ["予算なし"],
      points: [],
      learned: null,
      may: {},
    },
  });
  await render(<DisqualifyModal lead={lead} onClose={vi.fn()} />, { room: "sales" });
  await userEvent.click(screen.getByRole("textbox", { name: /^理由/ }));
  expect(await screen.findByRole("option", { name: "予算なし" })).toBeVisible();
});

test("an administrator says what is asked for and why leads are set aside", async () => {
  const sent: unknown[] = [];
  const points = [{ field: "title", value: "部長", points: 10 }];
  const settings = {
    version: 3,
    required: ["need"],
    reasons: ["予算なし"],
    points,
    learned: null,
    may: { update: true },
  };
  server({
    "GET /api/v1/lead-settings": settings,
    "PATCH /api/v1/lead-settings": async (request: Request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return problem(400, { title: "誤りがあります。", fields: { reasons: "入力してください。" } });
    },
  });
  await render(<LeadSettingsPage />, { room: "sales" });
  await userEvent.click(await screen.findByRole("checkbox", { name: "予算" }));
  const worth = screen.getByRole("textbox", { name: "1番目の規則 点数" });
  await userEvent.clear(worth);
  await userEvent.type(worth, "20");
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  expect(await screen.findByText("入力してください。")).toBeVisible();
  expect(sent).toEqual([
    ['"3"', { required: ["need", "budget"], reasons: ["予算なし"], points: [{ ...points[0], points: 20 }] }],
  ]);
});
