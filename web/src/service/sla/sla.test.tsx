import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Policy } from "./api";
import SlaPage from "./SlaPage";

const minutes = { first_reply: 60, next_reply: 120, solve: 480 };
const targets = { 1: minutes, 2: minutes, 3: minutes, 4: minutes };
const care: Policy = {
  id: "p1",
  version: 3,
  name: "保守契約",
  is_default: false,
  types: ["fault"],
  priorities: [4],
  stages: [],
  contracts: ["onsite"],
  hours: {
    days: ["sat", "sun"],
    frames: [
      ["08:00", "12:00"],
      ["13:00", "20:00"],
    ],
    works_holidays: true,
  },
  second_line: 120,
  targets,
  always: ["first_reply"],
  steps: [
    {
      id: "s1",
      target: "solve",
      minutes: 60,
      is_after: false,
      act: "tell_manager",
      priority: null,
      team: null,
    },
  ],
  close_solved_days: 5,
  close_waiting_days: 10,
  close_notice_days: 3,
  open_tickets: 2,
};
const rest: Policy = {
  ...care,
  id: null,
  version: 0,
  name: "",
  is_default: true,
  types: [],
  priorities: [],
  contracts: [],
  hours: null,
  second_line: null,
  always: [],
  steps: [],
  close_solved_days: null,
  close_waiting_days: null,
  close_notice_days: null,
  open_tickets: 0,
};
const known = {
  "GET /api/v1/sla-policies": { items: [care, rest], may: { create: true } },
  "POST /api/v1/sla-policies/try": {
    tried: [
      { id: "p1", name: "保守契約", unmet: ["type"] },
      { id: null, name: "", unmet: [] },
    ],
    first_reply_due: "2026-11-20T04:00:00Z",
    solve_due: "2026-11-24T04:00:00Z",
  },
};

test("policies stand in order with whom they are for; the try-out says which holds and why", async () => {
  server(known);
  const { container } = await render(<SlaPage />, { room: "service" });
  const card = within(await screen.findByRole("region", { name: "保守契約" }));
  expect(card.getByText("不具合、かつ 優先度 緊急、かつ 訪問対応")).toBeVisible();
  expect(card.getByText("24時間で数える")).toBeVisible();
  expect(card.getByText("解決の期限の1時間前：チームの責任者に知らせる")).toBeVisible();
  expect(card.getByText(/^解決してから5営業日で完了にします。/)).toHaveTextContent(
    "その3営業日前にお客様へメールで知らせます。",
  );
  expect(card.getByText(/^土・日 08:00-12:00・13:00-20:00で数えます。/)).toHaveTextContent(
    "休日も数えます。 二次対応は2時間以内に回答します。",
  );
  const last = within(screen.getByRole("region", { name: "標準" }));
  expect(last.queryByRole("button", { name: "標準を削除" })).toBeNull();
  expect(await screen.findByText("保守契約：種別が当てはまりません")).toBeVisible();
  expect(screen.getByText("標準：当てはまります。この SLA になります")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("a policy that open tickets have goes only with the one that takes them over", async () => {
  const asked: string[] = [];
  server({
    ...known,
    "DELETE /api/v1/sla-policies/p1": (request) => {
      asked.push(`${new URL(request.url).search} ${request.headers.get("If-Match")}`);
      return null;
    },
  });
  await render(<SlaPage />, { room: "service" });
  await userEvent.click(await screen.findByRole("button", { name: "保守契約を削除" }));
  const form = within(await screen.findByRole("dialog"));
  expect(form.getByRole("textbox", { name: "未解決の 2件を引き継ぐ SLA" })).toHaveValue("標準");
  await userEvent.click(form.getByRole("button", { name: "削除する" }));
  await waitFor(() => expect(asked).toEqual(['?to_default=true "3"']));
});

test("the default targets are changed at their own address", async () => {
  const sent: unknown[] = [];
  server({
    ...known,
    "PUT /api/v1/sla-policies/default": async (request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return rest;
    },
  });
  await render(<SlaPage />, { room: "service" });
  await userEvent.click(await screen.findByRole("button", { name: "標準を編集" }));
  const form = within(await screen.findByRole("dialog"));
  const first = form.getByLabelText("緊急 初回返信");
  await userEvent.clear(first);
  await userEvent.type(first, "15");
  await userEvent.click(form.getByRole("button", { name: "段階を追加する" }));
  const step = within(form.getByRole("group", { name: "段階 1" }));
  await userEvent.clear(step.getByLabelText("分"));
  await userEvent.type(step.getByLabelText("分"), "30");
  await userEvent.type(form.getByLabelText("解決してから"), "7");
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  const told = {
    id: null,
    target: "solve",
    minutes: 30,
    act: "tell_holder",
    is_after: false,
    priority: null,
    team_id: null,
  };
  const closed = { close_solved_days: 7, close_waiting_days: null, close_notice_days: null };
  const changed = { ...targets, 4: { ...minutes, first_reply: 15 } };
  await waitFor(() =>
    expect(sent).toEqual([
      [
        '"0"',
        {
          name: "標準",
          targets: changed,
          always: [],
          steps: [told],
          hours: null,
          second_line: null,
          ...closed,
        },
      ],
    ]),
  );
});
