import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import { quote, yen } from "../quotes/examples";
import { ApprovalCard } from "./ApprovalCard";
import ApprovalsPage from "./ApprovalsPage";
import type { Approval, Part, Route, Wait } from "./api";
import RoutesPage from "./RoutesPage";

const boss = { id: "u2", name: "高橋 直子" };
const finance = { id: "u3", name: "経理 春子" };
const part: Part = {
  id: "s1",
  version: 2,
  position: 1,
  name: "課長",
  needs: "all",
  person: boss,
  status: "waiting",
  asked_at: "2026-11-20T03:00:00Z",
  acted_by: null,
  is_deputy: false,
  acted_at: null,
  comment: "",
  moved_from: null,
  moved_why: "",
  may_decide: true,
};
const wait: Wait = {
  part,
  quote: { id: "q1", name: "第一工場 設備監視の導入" },
  account: { id: "a1", name: "ハナサキ精機株式会社" },
  owner: { id: "u1", name: "佐藤 健" },
  route: "値引10%超",
  rate: 0.15,
  amount: yen(2_890_000),
  note: "競合が2割安い",
  requested_by: { id: "u1", name: "佐藤 健" },
  requested_at: "2026-11-20T03:00:00Z",
};
const asked: Approval = { ...wait, status: "requested", ended_at: null, steps: [part] };
const route: Route = {
  id: "r1",
  version: 1,
  name: "値引10%超",
  over_discount: 10,
  from_amount: yen(10_000_000),
  under_margin: null,
  steps: [{ name: "課長", needs: "all", managers: [1], people: [], gone: [] }],
};

test("what waits says what is asked, and is sent back with a reason", async () => {
  const sent: unknown[] = [];
  server({
    "GET /api/v1/approvals": { items: [wait] },
    "GET /api/v1/approval-people": { items: [boss, finance] },
    "POST /api/v1/approvals/s1/return": async (request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return wait;
    },
  });
  const { container } = await render(<ApprovalsPage />, { room: "sales" });
  const card = within(await screen.findByRole("region", { name: "第一工場 設備監視の導入" }));
  expect(card.getByText("競合が2割安い")).toBeVisible();
  expect(card.getByText("¥2,890,000")).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.click(card.getByRole("button", { name: "差し戻す" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByRole("textbox", { name: "差し戻す理由" }), "12%まで");
  await userEvent.click(form.getByRole("button", { name: "差し戻す" }));
  await waitFor(() => expect(sent).toEqual([['"2"', { comment: "12%まで" }]]));
});

test("a quote shows every step with who said what, in whose place", async () => {
  const said: Part[] = [
    {
      ...part,
      status: "approved",
      acted_by: finance,
      acted_at: "2026-11-20T04:00:00Z",
      is_deputy: true,
      may_decide: false,
    },
    {
      ...part,
      id: "s2",
      position: 2,
      name: "部長",
      person: finance,
      moved_from: { id: "u9", name: "退職 太郎" },
      moved_why: "left",
      may_decide: false,
    },
  ];
  server({});
  const approvals: Approval[] = [
    { ...asked, steps: said },
    { ...asked, status: "returned", requested_at: "2026-11-19T03:00:00Z", steps: [] },
  ];
  await render(<ApprovalCard quote={{ ...quote, approval_route: "値引10%超", approvals }} />, {
    room: "sales",
  });
  expect(await screen.findByText(/経理 春子（代理）/)).toBeVisible();
  expect(screen.getByText("退職 太郎さんが退職したため")).toBeVisible();
  expect(screen.getByText("これまでの申請 1件")).toBeVisible();
  expect(screen.getByRole("button", { name: "申請を取り下げる" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "承認する" })).toBeNull();
});

test("a route is read in words and written with its steps", async () => {
  let sent: unknown;
  server({
    "GET /api/v1/approval-routes": { items: [route], able: [boss, finance], may: { create: true } },
    "PUT /api/v1/approval-routes/r1": async (request) => {
      sent = await request.json();
      return route;
    },
  });
  const { container } = await render(<RoutesPage />, { room: "sales" });
  const card = within(await screen.findByRole("region", { name: "値引10%超" }));
  expect(card.getByText("値引率が 10% を超える、または 税抜 ¥10,000,000 以上")).toBeVisible();
  expect(card.getByText("課長：チームの長")).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.click(card.getByRole("button", { name: "値引10%超を編集" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("button", { name: "ステップを追加" }));
  await userEvent.type(form.getAllByRole("textbox", { name: "ステップの名前" })[1] as HTMLElement, "部長");
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  await waitFor(() =>
    expect(sent).toMatchObject({
      over_discount: 10,
      under_margin: null,
      steps: [
        { name: "課長", managers: [1] },
        { name: "部長", managers: [1], needs: "all", people: [] },
      ],
    }),
  );
});
