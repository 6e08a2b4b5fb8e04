import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import { deal as record } from "../deals/examples";
import { InterviewCard } from "./InterviewCard";

const lost = { ...record, stage_type: "lost", contact: { id: "p1", name: "倉本 彩香" } } as const;
const told = {
  held_on: "2026-11-19",
  talked_with: "倉本さん",
  decided_by: "support",
  reasons: ["price", "features"],
  said: "夜間の窓口がなかった",
  lesson: "夜間の窓口を先に見せる",
} as const;

test("what the customer said stands on the deal", async () => {
  const deal = { ...lost, interview: { ...told, reasons: [...told.reasons] } };
  const { container } = await render(<InterviewCard deal={deal} />, { room: "sales" });
  const card = within(await screen.findByRole("region", { name: "受失注インタビュー" }));
  expect(card.getByText("サポート")).toBeVisible();
  expect(card.getByText(/価格、機能不足/)).toBeVisible();
  expect(card.queryByRole("button", { name: "聞き取りを頼む" })).toBeNull();
  await expectNoAxeFaults(container);
});

test("an interview is written down with the deal's person to begin with", async () => {
  let body: unknown;
  server({
    "GET /api/v1/competitors": { items: [], may: { create: false } },
    "PUT /api/v1/deals/d1/interview": async (request: Request) => {
      body = await request.json();
      return lost;
    },
  });
  await render(<InterviewCard deal={lost} />, { room: "sales" });
  await userEvent.click(await screen.findByRole("button", { name: "聞いた内容を書く" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("textbox", { name: /決め手/ }));
  await userEvent.click(await screen.findByRole("option", { name: "価格" }));
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  await waitFor(() =>
    expect(body).toMatchObject({ talked_with: "倉本 彩香", decided_by: "price", reasons: [] }),
  );
});

test("a deal that goes on asks nothing", async () => {
  await render(<InterviewCard deal={record} />, { room: "sales" });
  expect(screen.queryByRole("region", { name: "受失注インタビュー" })).toBeNull();
});
