import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import { quote } from "./examples";
import QuotesPage from "./QuotesPage";

const page = { items: [quote], next: null, total: 1 };
const views = (may: { export: boolean; bulk: boolean }) => ({ items: [], may });

test("quotes are narrowed by their own filters, which a view and a file keep as conditions", async () => {
  const asked: Record<string, string>[] = [];
  let taken: Record<string, unknown> = {};
  server({
    "GET /api/v1/quotes": (request) => {
      asked.push(Object.fromEntries(new URL(request.url).searchParams));
      return page;
    },
    "GET /api/v1/views": views({ export: true, bulk: true }),
    "POST /api/v1/quotes/export": async (request: Request) => {
      taken = await request.json();
      return {};
    },
  });
  const { container } = await render(<QuotesPage />, { room: "sales", at: "/?status=expired&owner=mine" });
  expect(await screen.findByText("第一工場 設備監視の導入")).toBeVisible();
  expect(asked).toContainEqual(expect.objectContaining({ status: "expired", owner: "mine" }));
  await expectNoAxeFaults(container);

  URL.createObjectURL = () => "blob:quotes";
  URL.revokeObjectURL = () => undefined;
  await userEvent.click(screen.getByRole("button", { name: "書き出し・印刷" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "CSVに書き出す" }));
  await waitFor(() =>
    expect(JSON.parse(taken.filter as string)).toEqual({
      all: [
        { field: "owner", op: "any_of", value: ["me"] },
        { field: "state", op: "any_of", value: ["expired"] },
      ],
    }),
  );
  expect(taken.columns).toEqual(["title", "number", "account", "state", "total", "valid_until", "owner"]);
});

test("chosen quotes are changed together by whoever may", async () => {
  server({ "GET /api/v1/quotes": page, "GET /api/v1/views": views({ export: false, bulk: true }) });
  await render(<QuotesPage />, { room: "sales" });
  const row = within(await screen.findByRole("row", { name: /第一工場/ }));
  await userEvent.click(row.getByRole("checkbox"));
  expect(await screen.findByRole("button", { name: "一括編集" })).toBeVisible();
});
