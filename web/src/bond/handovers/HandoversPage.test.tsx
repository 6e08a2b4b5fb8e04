import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import HandoversPage from "./HandoversPage";
import { handover } from "./samples";

function list(items: object[]) {
  const asked: (string | null)[] = [];
  server({
    "GET /api/v1/handovers": (request) => {
      asked.push(new URL(request.url).searchParams.get("status"));
      return { items, next: null, total: items.length };
    },
  });
  return asked;
}

test("what waits stands first, with the clock that runs", async () => {
  const asked = list([handover()]);
  const { container } = await render(<HandoversPage />, { room: "bond" });
  expect(await screen.findByRole("link", { name: "ハナサキ物流株式会社 #3" })).toHaveAttribute(
    "href",
    "/handovers/h1",
  );
  expect(screen.getByText("サービスの確認待ち")).toBeVisible();
  expect(screen.getByText(/期限切れ/)).toBeVisible();
  expect(asked).toEqual(["waiting"]);
  await expectNoAxeFaults(container);
});

test("the others are one press away, and stand in the address", async () => {
  const asked = list([
    handover({
      status: "accepted",
      accepted_at: "2026-09-25T01:00:00Z",
      service_owner: { id: "u2", name: "田村" },
    }),
  ]);
  const { router } = await render(<HandoversPage />, { room: "bond" });
  await userEvent.click(await screen.findByRole("radio", { name: "すべて" }));
  await waitFor(() => expect(asked.at(-1)).toBeNull());
  expect(router.state.location.search).toEqual({ status: "all" });
  await userEvent.click(screen.getByRole("radio", { name: "対応待ち" }));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test("nothing waiting teaches how a handover begins", async () => {
  list([]);
  await render(<HandoversPage />, { room: "bond" });
  expect(await screen.findByText("対応を待つ引き継ぎはありません")).toBeVisible();
  expect(screen.getByRole("button", { name: "商談を見る" })).toBeVisible();
});
