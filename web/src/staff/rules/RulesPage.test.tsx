import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import RulesPage from "./RulesPage";

const organisation = { id: "o1", version: 4, second_factor_required: false, may: { update: true } };

test("an administrator asks everybody for a second step, on the version read", async () => {
  const sent: unknown[] = [];
  server({
    "GET /api/v1/organisation": organisation,
    "PATCH /api/v1/organisation": async (request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return { ...organisation, version: 5, second_factor_required: true };
    },
  });
  const { container } = await render(<RulesPage />, { room: "staff" });
  const asked = await screen.findByRole("switch", { name: /全員に二段階認証を求める/ });
  await expectNoAxeFaults(container);
  await userEvent.click(asked);
  await waitFor(() => expect(sent).toEqual([['"4"', { second_factor_required: true }]]));
  expect(await screen.findByText("全員に二段階認証を求めます。")).toBeVisible();
  expect(asked).toBeChecked();
});
