import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import PipelinesPage from "./PipelinesPage";

const stage = { version: 2, name_en: "", position: 1 };
const pipelines = (update: boolean) => ({
  items: [
    {
      id: "p1",
      name: "標準",
      name_en: "Standard",
      is_default: true,
      may: { update },
      stages: [
        { ...stage, id: "s1", name: "提案", type: "open", probability: 40 },
        { ...stage, id: "s2", name: "受注", type: "won", probability: 100 },
      ],
    },
  ],
});

test("a stage is renamed and estimated anew", async () => {
  let sent: { body: unknown; version: string | null } | undefined;
  server({
    "GET /api/v1/pipelines": pipelines(true),
    "PATCH /api/v1/stages/s1": async (request: Request) => {
      sent = { body: await request.json(), version: request.headers.get("If-Match") };
      return { ...stage, id: "s1", name: "ご提案", type: "open", probability: 40 };
    },
  });
  const { container } = await render(<PipelinesPage />, { room: "sales" });
  await userEvent.click(await screen.findByRole("button", { name: "「提案」を編集する" }));
  await expectNoAxeFaults(container);
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.clear(dialog.getByRole("textbox", { name: /^名前 ?\*?$/ }));
  await userEvent.type(dialog.getByRole("textbox", { name: /^名前 ?\*?$/ }), "ご提案");
  await userEvent.click(dialog.getByRole("button", { name: "保存する" }));
  await waitFor(() =>
    expect(sent).toEqual({ body: { name: "ご提案", name_en: "", probability: 40 }, version: '"2"' }),
  );
});

test("won stays certain", async () => {
  server({ "GET /api/v1/pipelines": pipelines(true) });
  await render(<PipelinesPage />, { room: "sales" });
  await userEvent.click(await screen.findByRole("button", { name: "「受注」を編集する" }));
  expect(within(await screen.findByRole("dialog")).getByRole("textbox", { name: "確度" })).toBeDisabled();
});

test("who may only read has no button", async () => {
  server({ "GET /api/v1/pipelines": pipelines(false) });
  await render(<PipelinesPage />, { room: "sales" });
  expect(await screen.findByText("40%")).toBeVisible();
  expect(screen.queryByRole("button", { name: /編集する/ })).toBeNull();
});

test("each stage says what it means and how likely an order is there", async () => {
  server({ "GET /api/v1/pipelines": pipelines(true) });
  await render(<PipelinesPage />, { room: "sales" });
  expect(await screen.findByRole("row", { name: /^提案 進行中 40%/ })).toBeVisible();
  expect(screen.getByRole("row", { name: /^受注 受注 100%/ })).toBeVisible();
});

test("a likelihood the server refuses is explained beside its field", async () => {
  server({
    "GET /api/v1/pipelines": pipelines(true),
    "PATCH /api/v1/stages/s1": problem(400, {
      title: "誤りがあります。",
      fields: { probability: "前のフェーズより低くできません。" },
    }),
  });
  await render(<PipelinesPage />, { room: "sales" });
  await userEvent.click(await screen.findByRole("button", { name: "「提案」を編集する" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.click(dialog.getByRole("button", { name: "保存する" }));
  expect(await dialog.findByText("前のフェーズより低くできません。")).toBeVisible();
});

test("pipelines that could not be read are asked for again on demand", async () => {
  let isBroken = true;
  server({ "GET /api/v1/pipelines": () => (isBroken ? problem(500, {}) : pipelines(false)) });
  await render(<PipelinesPage />, { room: "sales" });
  const retry = await screen.findByRole("button", { name: "もう一度試す" });
  isBroken = false;
  await userEvent.click(retry);
  expect(await screen.findByText("標準")).toBeVisible();
});
