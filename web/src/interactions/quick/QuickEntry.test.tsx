import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Quick } from "./api";
import { QuickEntry } from "./QuickEntry";

const visit: Quick = {
  becomes: "activity",
  day: "2026-11-21",
  at: "10:00",
  minutes: null,
  kind: "visit",
  account: { id: "a1", name: "ハナサキ精機株式会社" },
  candidates: [],
  subject: "訪問",
  happened_at: "2026-11-21T01:00:00Z",
  due_on: null,
  unclear: [],
  notes: [],
};

test("a line is shown as it was understood, then written", async () => {
  const sent: unknown[] = [];
  server({
    "GET /api/v1/quick-entries": visit,
    "POST /api/v1/quick-entries": async (request: Request) => {
      sent.push(await request.json());
      return { becomes: "activity", id: "x1", subject: "訪問" };
    },
  });
  await render(<QuickEntry />, { room: "interactions" });
  await userEvent.type(screen.getByRole("textbox", { name: "すばやく記録" }), "明日10時 ハナサキ精機 訪問");
  expect(await screen.findByText("ハナサキ精機株式会社")).toBeVisible();
  const button = screen.getByRole("button", { name: "記録する" });
  await waitFor(() => expect(button).toBeEnabled());
  await userEvent.click(button);
  await waitFor(() => expect(sent).toEqual([{ text: "明日10時 ハナサキ精機 訪問" }]));
  await expectNoAxeFaults(document.body);
});

test("what is not understood is said, and nothing can be written", async () => {
  const unclear = [{ code: "no_day", words: "", message: "日付がありません。" }];
  server({ "GET /api/v1/quick-entries": { ...visit, becomes: "", day: null, unclear } });
  await render(<QuickEntry />, { room: "interactions" });
  await userEvent.type(screen.getByRole("textbox", { name: "すばやく記録" }), "訪問");
  expect(await screen.findByText("日付がありません。")).toBeVisible();
  expect(screen.getByRole("button", { name: "記録する" })).toBeDisabled();
});
