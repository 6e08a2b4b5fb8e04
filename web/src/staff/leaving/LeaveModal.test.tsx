import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import type { Person } from "../people/api";
import { LeaveModal } from "./LeaveModal";

const ken = { id: "u2", version: 7, name: "佐藤 健", may: { update: true } } as unknown as Person;
const people = { items: [{ id: "u4", name: "伊藤 彩" }], next: null, total: 1 };

async function choose(label: RegExp) {
  await userEvent.click(screen.getByRole("textbox", { name: label }));
  await userEvent.click(await screen.findByRole("option", { name: /伊藤 彩/ }));
}

test("what is open is counted, and goes to the successor in one step on the version read", async () => {
  const sent: unknown[] = [];
  const onDone = vi.fn();
  server({
    "GET /api/v1/users": people,
    "GET /api/v1/users/u2/holdings": {
      items: [
        { kind: "accounts", count: 12 },
        { kind: "tickets", count: 3 },
      ],
    },
    "POST /api/v1/users/u2/leave": async (request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return {
        passed: [
          { kind: "accounts", count: 12 },
          { kind: "tickets", count: 3 },
        ],
      };
    },
  });
  await render(<LeaveModal person={ken} onDone={onDone} onClose={vi.fn()} />, { room: "staff" });
  expect(await screen.findByText("取引先")).toBeVisible();
  expect(screen.getByText("12")).toBeVisible();
  await expectNoAxeFaults(document.body);
  await userEvent.click(screen.getByRole("button", { name: "停止して引き継ぐ" }));
  expect(await screen.findByText("引き継ぐ人を選んでください。")).toBeVisible();
  expect(sent).toEqual([]);
  await choose(/^引き継ぐ人/);
  await userEvent.click(screen.getByRole("button", { name: "停止して引き継ぐ" }));
  await waitFor(() => expect(sent).toEqual([['"7"', { successor_id: "u4", apart: {} }]]));
  expect(await screen.findByText(/15件を引き継ぎました/)).toBeVisible();
  expect(onDone).toHaveBeenCalled();
});

test("who holds nothing simply leaves; a refusal is said", async () => {
  server({
    "GET /api/v1/users/u2/holdings": { items: [] },
    "POST /api/v1/users/u2/leave": problem(409, { title: "最後のオーナーは外せません。" }),
  });
  await render(<LeaveModal person={ken} onDone={vi.fn()} onClose={vi.fn()} />, { room: "staff" });
  expect(await screen.findByText(/引き継ぐものはありません/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "停止して引き継ぐ" }));
  expect(await screen.findByText("最後のオーナーは外せません。")).toBeVisible();
});
