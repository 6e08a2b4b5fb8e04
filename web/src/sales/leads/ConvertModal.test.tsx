import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import type { Lead } from "./api";
import { ConvertModal } from "./ConvertModal";
import { DisqualifyModal } from "./DisqualifyModal";
import { lead } from "./examples";
import { NewLeadModal } from "./NewLeadModal";

const draw = (shown: Partial<Lead> = {}, onClose = vi.fn(), language: "ja" | "en" = "ja") =>
  render(<ConvertModal lead={{ ...lead, ...shown }} onClose={onClose} />, { room: "sales", language });
const convert = () => userEvent.click(screen.getByRole("button", { name: "変換する" }));

test("a lead without a company becomes a customer under their own name", async () => {
  await draw({ company: "", referrer: null });
  expect(screen.getByText(/取引先「渡辺 千尋」、担当者「渡辺 千尋」と商談を作ります/)).toBeVisible();
  expect(screen.getByPlaceholderText("渡辺 千尋（新しい取引先）")).toBeVisible();
  expect(screen.queryByText(/紹介元/)).toBeNull();
  await expectNoAxeFaults(document.body);
});

test("a deal without a name is not begun", async () => {
  const calls = server({});
  await draw();
  await convert();
  expect(await screen.findByText("入力してください。")).toBeVisible();
  expect(calls()).toEqual([]);
});

test("into a customer we know, on the version that was read", async () => {
  const sent: unknown[] = [];
  server({
    "GET /api/v1/accounts": { items: [{ id: "a2", name: "青葉商事" }], next: null, total: 1 },
    "POST /api/v1/leads/l1/convert": async (request: Request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return { lead, account: { id: "a2", name: "青葉商事" }, contact: lead.referrer, deal: { id: "d1" } };
    },
  });
  await draw();
  await userEvent.type(screen.getByRole("textbox", { name: /^商談名/ }), "温度監視");
  await userEvent.click(screen.getByRole("textbox", { name: "取引先" }));
  await userEvent.click(await screen.findByRole("option", { name: "青葉商事" }));
  await convert();
  expect(await screen.findByText("青葉商事の商談にしました。")).toBeVisible();
  expect(sent).toEqual([['"1"', { deal_name: "温度監視", amount: null, account_id: "a2" }]]);
});

test("a lead that a colleague converted first is not converted twice", async () => {
  server({
    "POST /api/v1/leads/l1/convert": problem(409, {
      code: "lead.already_converted",
      title: "このリードはすでに商談になっています。",
      detail: "できた商談を開いてください。",
    }),
  });
  const close = vi.fn();
  const { router } = await draw({}, close);
  await userEvent.type(screen.getByRole("textbox", { name: /^商談名/ }), "温度監視");
  await convert();
  expect(await screen.findByRole("alert")).toHaveTextContent("このリードはすでに商談になっています。");
  expect(router.state.location.pathname).toBe("/");
  expect(close).not.toHaveBeenCalled();
});

test("an English reader is told beforehand what will be made", async () => {
  await draw({ company: "Hanasaki" }, vi.fn(), "en");
  expect(screen.getByText(/Hanasaki/)).toHaveTextContent("渡辺 千尋");
  expect(screen.getByText(/林 進/)).toBeVisible();
});

test("a reason the server does not take is refused beside the field, and the lead stays", async () => {
  server({
    "POST /api/v1/leads/l1/disqualify": problem(400, {
      title: "誤りがあります。",
      fields: { reason: "理由は200文字までです。" },
    }),
  });
  const close = vi.fn();
  await render(<DisqualifyModal lead={lead} onClose={close} />, { room: "sales" });
  await userEvent.type(screen.getByRole("textbox", { name: /^理由/ }), "長い話");
  await userEvent.click(screen.getByRole("button", { name: "対象外にする" }));
  expect(await screen.findByText("理由は200文字までです。")).toBeVisible();
  expect(close).not.toHaveBeenCalled();
});

test("who sent the new lead is recorded with them", async () => {
  const sent: Record<string, unknown>[] = [];
  server({
    "GET /api/v1/contacts": { items: [{ id: "c9", name: "林 進" }], next: null, total: 1 },
    "POST /api/v1/leads": async (request: Request) => {
      sent.push((await request.json()) as Record<string, unknown>);
      return lead;
    },
  });
  const close = vi.fn();
  await render(<NewLeadModal onClose={close} />, { room: "sales" });
  await userEvent.type(screen.getByRole("textbox", { name: /^姓 ?\*?$/ }), "渡辺");
  await userEvent.click(screen.getByRole("textbox", { name: "流入経路" }));
  await userEvent.click(await screen.findByRole("option", { name: "紹介" }));
  await userEvent.click(screen.getByRole("textbox", { name: "紹介元" }));
  await userEvent.click(await screen.findByRole("option", { name: "林 進" }));
  await userEvent.click(screen.getByRole("button", { name: "登録する" }));
  await waitFor(() => expect(close).toHaveBeenCalledOnce());
  expect(sent[0]).toMatchObject({ family_name: "渡辺", source: "referral", referrer_id: "c9", company: "" });
});

test("a lead needs a family name before it is sent", async () => {
  const calls = server({});
  await render(<NewLeadModal onClose={vi.fn()} />, { room: "sales" });
  await userEvent.click(screen.getByRole("button", { name: "登録する" }));
  expect(await screen.findByText("入力してください。")).toBeVisible();
  expect(calls().filter((call) => !call.startsWith("GET"))).toEqual([]);
});
