import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Campaign } from "./api";
import { CampaignModal } from "./CampaignModal";
import CampaignsPage from "./CampaignsPage";

const yen = (amount: number) => ({ amount, currency: "JPY" });
const show: Campaign = {
  id: "k1",
  version: 4,
  name: "秋の計測展",
  kind: "exhibition",
  starts_on: "2026-11-04",
  ends_on: "2026-11-06",
  cost: yen(900_000),
  owner: null,
  note: "",
  figures: {
    leads: 3,
    converted: 2,
    deals: 2,
    won: 0,
    won_value: yen(0),
    cost_per_lead: yen(300_000),
    cost_per_won: null,
  },
  updated_at: "2026-11-20T03:00:00Z",
  may: { update: true },
};

test("each figure of a campaign opens what it counts; a cost per nothing is a dash", async () => {
  server({ "GET /api/v1/campaigns": { items: [show], next: null, total: 1, may: { create: false } } });
  await render(<CampaignsPage />, { room: "sales" });
  expect(await screen.findByRole("link", { name: "3" })).toHaveAttribute("href", "/leads?campaign_id=k1");
  expect(screen.getByText("¥300,000")).toBeVisible();
  expect(screen.getAllByText("–").length).toBeGreaterThan(0);
  expect(screen.queryByRole("button", { name: "施策を登録する" })).toBeNull();
  await expectNoAxeFaults(document.body);
});

test("a campaign is changed on the version that was read", async () => {
  const sent: unknown[] = [];
  server({
    "PATCH /api/v1/campaigns/k1": async (request: Request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return show;
    },
  });
  const close = vi.fn();
  await render(<CampaignModal campaign={show} onClose={close} />, { room: "sales" });
  await userEvent.type(screen.getByRole("textbox", { name: /^備考/ }), "来年も");
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(close).toHaveBeenCalled());
  expect(sent).toEqual([
    [
      '"4"',
      {
        name: "秋の計測展",
        kind: "exhibition",
        starts_on: "2026-11-04",
        ends_on: "2026-11-06",
        cost: yen(900_000),
        owner_id: null,
        note: "来年も",
      },
    ],
  ]);
});
