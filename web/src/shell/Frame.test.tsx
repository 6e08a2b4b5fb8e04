import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server, tanaka } from "@/testing";
import { Frame } from "./Frame";

beforeEach(() => {
  vi.stubGlobal(
    "WebSocket",
    class {
      close() {}
    },
  );
});

test("a colleague sees menu, search and content, each a landmark", async () => {
  const { container } = await render(<Frame />, { room: "shell", at: "/deals" });
  expect(screen.getByRole("banner")).toBeVisible();
  expect(screen.getByRole("navigation", { name: "メニュー" })).toBeVisible();
  expect(screen.getByRole("main")).toHaveAttribute("id", "main");
  expect(screen.getByRole("link", { name: "本文へ移動" })).toHaveAttribute("href", "#main");
  await expectNoAxeFaults(container);
});

test("g and a letter go; ⌘K opens the palette; ? shows the keys", async () => {
  server({});
  const { router } = await render(<Frame />, { room: "shell", at: "/home" });
  fireEvent.keyDown(document.body, { key: "g" });
  fireEvent.keyDown(document.body, { key: "d" });
  await waitFor(() => expect(router.state.location.pathname).toBe("/deals"));

  fireEvent.keyDown(document.body, { key: "?" });
  expect(await screen.findByRole("dialog", { name: "キーボード操作" })).toHaveTextContent("商談へ移動");
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });

  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  expect(await screen.findByPlaceholderText("名前・番号・読み、または操作")).toBeVisible();
});

test("a house that is not set up leads to set-up", async () => {
  const me = { ...tanaka, organisation: { ...tanaka.organisation, is_set_up: false } };
  const { router } = await render(<Frame />, { room: "shell", me });
  await waitFor(() => expect(router.state.location.pathname).toBe("/set-up"));
});

test("a server that fails is said, not a blank page", async () => {
  server({ "GET /api/v1/me": problem(500, { title: "サーバーで問題が起きました" }) });
  await render(<Frame />, { room: "shell", me: null });
  expect(await screen.findByRole("alert")).toHaveTextContent("サーバーで問題が起きました");
});
