import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Operations } from "./api";
import OperationsPage from "./OperationsPage";
import { sizeOf } from "./size";
import { backupTone, queueTone, roomTone } from "./state";

const calm: Operations = {
  about: { version: "0.1.0", python: "3.11.7", database: "sqlite" },
  room: { free: 50e9, total: 100e9, database: 9_400_000 },
  queues: [],
  failed_jobs: [],
  backups: [],
  last_backup_at: null,
  backs_up_daily: false,
};
const backup = {
  id: "b1",
  place: "/mnt/backups/enishi-20261120-030000.enishi",
  began_at: "2026-11-20T03:00:00Z",
  seconds: 4.2,
  size: 1_034_443,
  rows: 13_285,
  files: 40,
  error: "",
};
const failed = {
  id: "j1",
  job: "automation.deliver",
  error: "OSError: away",
  made_at: "2026-11-20T03:00:00Z",
  attempts: 5,
};

test("what gave up is shown with its error and set going again", async () => {
  const calls = server({
    "GET /api/v1/operations": { ...calm, failed_jobs: [failed] },
    "POST /api/v1/operations/jobs/j1/retry": null,
  });
  const { container } = await render(<OperationsPage />, { room: "operations" });
  expect(await screen.findByText("OSError: away")).toBeVisible();
  expect(screen.getByText("バックアップはまだありません")).toBeVisible();
  await expectNoAxeFaults(container);

  await userEvent.click(screen.getByRole("button", { name: "automation.deliver をもう一度実行" }));
  await waitFor(() => expect(calls()).toContain("POST /api/v1/operations/jobs/j1/retry"));
});

test("backups are told with their size, and why one failed", async () => {
  const bad = { ...backup, id: "b2", error: "ディスクの空きが足りません（/mnt/backups）。" };
  server({ "GET /api/v1/operations": { ...calm, backups: [bad, backup], backs_up_daily: true } });
  await render(<OperationsPage />, { room: "operations" });
  expect(await screen.findByText("1.0 MB")).toBeVisible();
  expect(screen.getByText("ディスクの空きが足りません（/mnt/backups）。")).toBeVisible();
});

test("an old backup, a long wait and a full disk are warned of", () => {
  const now = Date.parse("2026-11-21T06:00:00Z");
  const since = "2026-11-21T05:50:00Z";
  const queue = { job: "a", waiting: 1, planned: 0, failed: 0, since };
  expect(backupTone(calm, now)).toBe("bad");
  expect(backupTone({ ...calm, last_backup_at: backup.began_at }, now)).toBe("warn");
  expect(backupTone({ ...calm, last_backup_at: since }, now)).toBe("good");
  expect(queueTone(calm, now)).toBe("good");
  expect(queueTone({ ...calm, queues: [queue] }, now)).toBe("warn");
  expect(queueTone({ ...calm, failed_jobs: [failed] }, now)).toBe("bad");
  expect(roomTone({ ...calm, room: { free: 5, total: 100, database: 1 } })).toBe("warn");
});

test("bytes are said in the unit that fits", () => {
  expect(sizeOf(999)).toEqual({ value: 999, unit: "B", digits: 0 });
  expect(sizeOf(1_500_000)).toEqual({ value: 1.5, unit: "MB", digits: 1 });
  expect(sizeOf(250e9)).toEqual({ value: 250, unit: "GB", digits: 0 });
});
