import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, render } from "@/testing";
import ReferencePage from "./ReferencePage";
import { drawCalls } from "./swagger";

vi.mock("./swagger", () => ({ drawCalls: vi.fn() }));

test("what holds everywhere stands above the calls, for whoever is not signed in too", async () => {
  vi.mocked(drawCalls).mockImplementation(async (place) => {
    place.textContent = "POST /api/v1/deals";
  });
  const { container } = await render(<ReferencePage />, { room: "automation", me: null });
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("API リファレンス");
  for (const part of ["トークン", "エラー", "ページ送り", "回数の上限", "Webhook"])
    expect(screen.getByRole("heading", { name: part })).toBeVisible();
  expect(await screen.findByText("POST /api/v1/deals")).toBeVisible();
  expect(screen.queryByLabelText("一覧を読み込んでいます")).toBeNull();
  await expectNoAxeFaults(container);
});

test("calls that do not arrive are said to be missing", async () => {
  vi.mocked(drawCalls).mockRejectedValue(new Error("offline"));
  await render(<ReferencePage />, { room: "automation", language: "en" });
  expect(await screen.findByRole("alert")).toHaveTextContent("The calls could not be shown.");
});
