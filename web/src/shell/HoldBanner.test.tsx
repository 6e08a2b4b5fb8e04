import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server, tanaka } from "@/testing";
import { HoldBanner } from "./HoldBanner";

const hold = {
  since: "2026-11-20T03:00:00Z",
  backup_made_at: "2026-11-20T00:30:00Z",
  may: { release: true },
};

test("in daily life there is no notice", async () => {
  const { container } = await render(<HoldBanner />, { room: "shell" });
  expect(container.querySelector("[role=alert]")).toBeNull();
});

test("an owner is asked once more, then releases", async () => {
  const calls = server({
    "POST /api/v1/hold/release": null,
    "GET /api/v1/me": { ...tanaka, hold: null },
  });
  const { container } = await render(<HoldBanner />, { room: "shell", me: { ...tanaka, hold } });
  expect(screen.getByRole("alert")).toHaveTextContent("復元された環境です。メール等は止めています");
  await expectNoAxeFaults(container);

  fireEvent.click(screen.getByRole("button", { name: "解除する…" }));
  const dialog = await screen.findByRole("dialog", { name: "この環境を使い始めますか？" });
  expect(calls()).toEqual([]);
  const buttons = dialog.querySelectorAll("button");
  fireEvent.click(buttons[buttons.length - 1] as HTMLElement);

  await waitFor(() => expect(screen.queryByText(/メール等は止めています/)).toBeNull());
  expect(calls()).toContain("POST /api/v1/hold/release");
});

test("whoever may not release reads whom to ask", async () => {
  const me = { ...tanaka, hold: { ...hold, may: { release: false } } };
  await render(<HoldBanner />, { room: "shell", me });
  expect(screen.getByRole("alert")).toHaveTextContent("オーナーに解除を依頼してください");
  expect(screen.queryByRole("button")).toBeNull();
});

test("an installation to practise on says so, and is put back only when asked twice", async () => {
  const calls = server({ "POST /api/v1/training/reset": null });
  const training = { ...hold, is_training: true, may: { release: false, reset: true } };
  const { container, router } = await render(<HoldBanner />, {
    room: "shell",
    me: { ...tanaka, hold: training },
  });
  expect(screen.getByRole("alert")).toHaveTextContent("研修モード");
  await expectNoAxeFaults(container);
  fireEvent.click(screen.getByRole("button", { name: "はじめの状態に戻す…" }));
  expect(calls()).toEqual([]);
  fireEvent.click(await screen.findByRole("button", { name: "すべて消して戻す" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/sign-in"));
  expect(calls()).toEqual(["POST /api/v1/training/reset"]);
});
