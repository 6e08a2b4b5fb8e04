import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import AuditPage from "./AuditPage";

const event = {
  id: "e1",
  at: "2026-11-20T03:00:00Z",
  kind: "user.updated",
  actor_kind: "token",
  actor: "高橋 直子",
  token: "夜間の連携",
  ip: "203.0.113.7",
  subject: "staff.User",
  subject_id: "u1",
  request_id: "r1",
  data: {},
};
const state = {
  events: 120,
  sealed: 118,
  checked_at: "2026-11-20T03:00:00Z",
  checked: 118,
  broken: null,
  subjects: ["foundation.StoredFile", "enishi_channels.ReceivedMail", "staff.User"],
};

test("an event says what, who and from where, and opens with what it changed", async () => {
  server({
    "GET /api/v1/audit": { items: [event], next: null },
    "GET /api/v1/audit/state": state,
    "GET /api/v1/audit/e1": {
      ...event,
      before: { roles: ["sales_rep"] },
      after_values: { roles: ["<script>alert(1)</script>"] },
      digest: "9f2b",
      place: 17,
    },
  });
  const { container } = await render(<AuditPage />, { room: "operations", at: "/settings/audit" });
  const line = await screen.findByRole("button", { name: /利用者：変更/ });
  expect(within(line).getByText("203.0.113.7")).toBeVisible();
  expect(within(line).getByText("トークン：夜間の連携")).toBeVisible();
  await expectNoAxeFaults(container);
  const subjects = within(screen.getByRole("combobox", { name: "対象" })).getAllByRole("option");
  expect(subjects.map((option) => option.textContent)).toEqual([
    "すべて",
    "届いたメール",
    "利用者",
    "foundation.StoredFile",
  ]);
  await userEvent.click(line);
  const opened = within(await screen.findByRole("dialog"));
  expect(await opened.findByText('["<script>alert(1)</script>"]')).toBeVisible();
  expect(opened.getByText("9f2b")).toBeVisible();
});

test("a log that was changed is said aloud; a check is asked for", async () => {
  const calls = server({
    "GET /api/v1/audit": { items: [], next: null },
    "GET /api/v1/audit/state": { ...state, broken: 41 },
    "POST /api/v1/audit/check": null,
  });
  await render(<AuditPage />, { room: "operations", at: "/settings/audit" });
  expect(await screen.findByText(/41番目の記録が、封と合いません/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "検証する" }));
  await waitFor(() => expect(calls()).toContain("POST /api/v1/audit/check"));
});

test("what is chosen narrows the list and the file alike", async () => {
  const asked: string[] = [];
  server({
    "GET /api/v1/audit": (request) => {
      asked.push(new URL(request.url).search);
      return { items: [], next: null };
    },
    "GET /api/v1/audit/state": state,
  });
  await render(<AuditPage />, { room: "operations", at: "/settings/audit" });
  await userEvent.selectOptions(await screen.findByLabelText("分類"), "sign_in");
  await waitFor(() => expect(asked).toContain("?group=sign_in"));
});
