import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import FilesPage from "./FilesPage";

const HEALTH = {
  used: 19_000_000_000,
  quota: 20_000_000_000,
  largest: 25_000_000,
  files: 1240,
  scanner: false,
  not_scanned: 12,
  infected: 0,
  troubles: [],
};

test("a store that is nearly full and not scanned says so", async () => {
  server({ "GET /api/v1/files/health": HEALTH });
  await render(<FilesPage />, { room: "staff" });
  expect(await screen.findByText("19.0 GB / 20.0 GB を使用中")).toBeVisible();
  expect(screen.getByText(/まもなくいっぱいになります/)).toBeVisible();
  expect(screen.getByText(/ウイルス検査は設定されていません/)).toBeVisible();
  expect(screen.getByText("失われたファイルや壊れたファイルはありません。")).toBeVisible();
});

test("f17: what the daily check found is named", async () => {
  const trouble = {
    digest: "9f86d081884c",
    problem: "damaged",
    names: ["図面.pdf"],
    found_at: "2026-11-20T00:00:00Z",
  };
  server({ "GET /api/v1/files/health": { ...HEALTH, troubles: [trouble] } });
  const { container } = await render(<FilesPage />, { room: "staff" });
  expect(await screen.findByRole("row", { name: /図面.pdf 壊れています/ })).toBeVisible();
  await expectNoAxeFaults(container);
});
