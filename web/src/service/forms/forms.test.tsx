import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { ticket } from "../tickets/samples";
import { TicketFacts } from "../tickets/TicketFacts";
import { TicketHead } from "../tickets/TicketHead";
import FormsPage from "./FormsPage";

const FORMS = "/api/v1/ticket-forms";
const shown = { field: "category", before: "" };
const held = { version: 2, forms: [], may: { update: true } };

test("a type is given its form: what is shown, and what is needed before a solve", async () => {
  const sent: unknown[] = [];
  server({
    [`GET ${FORMS}`]: { ...held, forms: [{ type: "question", fields: [shown] }] },
    [`PATCH ${FORMS}`]: async (request: Request) => {
      const body = (await request.json()) as object;
      sent.push([request.headers.get("If-Match"), body]);
      return { ...held, ...body, version: 3 };
    },
  });
  await render(<FormsPage />, { room: "service", at: "/settings/forms" });
  expect(await screen.findByRole("switch", { name: /この種別の項目を選ぶ/ })).toBeChecked();
  expect(screen.getByRole("checkbox", { name: "タグ" })).not.toBeChecked();
  await userEvent.click(screen.getByRole("textbox", { name: "「分類」を必須にする状態" }));
  await userEvent.click(await screen.findByRole("option", { name: "解決の前" }));
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  const fields = [{ field: "category", before: "solved" }];
  await waitFor(() => expect(sent).toEqual([['"2"', { forms: [{ type: "question", fields }] }]]));
});

test("who may not change the forms reads them", async () => {
  server({ [`GET ${FORMS}`]: { ...held, may: { update: false } } });
  const { container } = await render(<FormsPage />, { room: "service", at: "/settings/forms" });
  expect(await screen.findByRole("switch")).toBeDisabled();
  await expectNoAxeFaults(container);
  expect(screen.queryByRole("button", { name: "保存する" })).toBeNull();
});

const asked = {
  ...ticket,
  category: "",
  form: [{ field: "category", before: "solved" as const, is_missing: true }],
};

test("what is missing is marked, and what its type is not asked for is left out", async () => {
  server({});
  await render(<TicketFacts ticket={asked} />, { room: "service" });
  expect(screen.getByText("解決の前に必要")).toBeVisible();
  expect(screen.queryByText("影響範囲")).toBeNull();
});

test("refused for what is missing, the first of it is open to be filled in", async () => {
  server({
    [`POST /api/v1/tickets/${ticket.id}/status`]: problem(400, {
      code: "ticket.fields_needed",
      title: "先に入力する項目があります：分類",
      fields: { category: "この状態にする前に入力してください。" },
    }),
    [`GET /api/v1/tickets/${ticket.id}`]: asked,
  });
  await render(
    <>
      <TicketHead ticket={asked} onSide={() => undefined} />
      <TicketFacts ticket={asked} />
    </>,
    { room: "service" },
  );
  await userEvent.click(screen.getByRole("button", { name: "状態を変える" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "解決にする" }));
  expect(await screen.findByText("先に入力する項目があります：分類")).toBeVisible();
  await waitFor(() => expect(screen.getByRole("textbox", { name: "分類" })).toHaveFocus());
});
