import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { field } from "@/custom/examples";
import { expectNoAxeFaults, render, server } from "@/testing";
import { hanasaki } from "../testing";
import MergeModal from "./MergeModal";

const OTHER = {
  ...hanasaki,
  id: "a2",
  version: 4,
  name: "ハナサキ精機㈱",
  city: "堺市",
  website: "hanasaki.example",
  custom: { area: "西" },
};
const MERGE = {
  id: "m1",
  name: OTHER.name,
  merged_by: "佐藤 健",
  merged_at: "2026-11-20T03:00:00Z",
  undone_at: null,
  may: { undo: true },
};

test("the reader chooses what stays, sees what goes along, and takes the merge back from the toast", async () => {
  const kept = { ...hanasaki, website: "", custom: { area: "東" } };
  let sent: unknown;
  server({
    "GET /api/v1/custom-fields": {
      items: [field("text", { key: "area", name: "担当地区" })],
      may: { create: false },
    },
    "GET /api/v1/accounts/a1/merges": { items: [] },
    "GET /api/v1/accounts/duplicates": {
      items: [{ id: "a2", number: 9, name: OTHER.name, match: "strong", prefecture: "", city: "堺市" }],
      hidden: false,
    },
    "GET /api/v1/accounts/a2": OTHER,
    "POST /api/v1/accounts/a1/merges/preview": {
      differing: ["name", "city", "website", "custom.area"],
      going: [{ kind: "活動", rows: 3 }],
      hidden: true,
    },
    "POST /api/v1/accounts/a1/merges": async (request) => {
      sent = await request.json();
      return MERGE;
    },
    "POST /api/v1/accounts/merges/m1/undo": { ...MERGE, undone_at: MERGE.merged_at },
  });
  const { container } = await render(<MergeModal noun="accounts" kept={kept} onClose={() => {}} />, {
    room: "customers",
  });

  await userEvent.click(await screen.findByRole("button", { name: `${OTHER.name}と見比べる` }));
  const table = await screen.findByRole("table", { name: "値が違う項目" });
  expect(within(table).getByRole("radio", { name: "名称 株式会社ハナサキ精機" })).toBeChecked();
  // What is blank here is filled from there, unless the reader says otherwise.
  expect(within(table).getByRole("radio", { name: "ウェブサイト hanasaki.example" })).toBeChecked();
  await userEvent.click(within(table).getByRole("radio", { name: "市区町村 堺市" }));
  await userEvent.click(await within(table).findByRole("radio", { name: "担当地区 西" }));
  expect(screen.getByText("活動 3件")).toBeVisible();
  expect(screen.getByText(/閲覧できない記録も移ります/)).toBeVisible();
  await expectNoAxeFaults(container);

  await userEvent.click(screen.getByRole("button", { name: "統合する" }));
  await userEvent.click(await screen.findByRole("button", { name: "元に戻す" }));

  expect(sent).toEqual({
    other_id: "a2",
    other_version: 4,
    take: ["website", "city", "custom.area"],
    sure: false,
  });
  expect(await screen.findByText(`「${OTHER.name}」の統合を元に戻しました。`)).toBeVisible();
});
