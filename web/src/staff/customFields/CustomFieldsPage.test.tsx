import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { field } from "@/custom/examples";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import CustomFieldsPage from "./CustomFieldsPage";

const first = field("number", { name: "工場数" });
const second = field("choice", { name: "商流", is_required: true });

test("fields are listed with what they are, and moved", async () => {
  let order: unknown;
  server({
    "GET /api/v1/custom-fields": { items: [first, second], may: { create: true } },
    "PUT /api/v1/custom-fields/order": async (request) => {
      order = await request.json();
      return { items: [second, first], may: { create: true } };
    },
  });
  const { container } = await render(<CustomFieldsPage />, { room: "staff" });
  expect(await screen.findByText("必須")).toBeVisible();
  expect(screen.getByText(/直販 \/ 代理店/)).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "商流を上へ" }));
  await waitFor(() => expect(order).toEqual({ entity: "accounts", ids: [second.id, first.id] }));
});

test("a new field is sent with its choices; what is refused stands beside its field", async () => {
  const sent: unknown[] = [];
  server({
    "GET /api/v1/custom-fields": { items: [], may: { create: true } },
    "POST /api/v1/custom-fields": async (request) => {
      sent.push(await request.json());
      return sent.length === 1 ? problem(400, { fields: { key: "このキーは使えません。" } }) : second;
    },
  });
  await render(<CustomFieldsPage />, { room: "staff", at: "/settings/custom-fields?of=deals" });
  await userEvent.click((await screen.findAllByRole("button", { name: "独自項目を追加" }))[0] as HTMLElement);
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByRole("textbox", { name: /項目名/ }), "商流");
  await userEvent.type(form.getByRole("textbox", { name: /キー/ }), "route");
  await userEvent.click(form.getByRole("textbox", { name: "種類" }));
  await userEvent.click(await screen.findByRole("option", { name: "選択" }));
  await userEvent.type(form.getByRole("textbox", { name: "選択肢1" }), "直販");
  await userEvent.type(form.getByRole("textbox", { name: "選択肢2" }), "代理店");
  await userEvent.click(form.getByRole("button", { name: "追加する" }));
  expect(await form.findByText("このキーは使えません。")).toBeVisible();
  await userEvent.click(form.getByRole("button", { name: "追加する" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(sent[1]).toEqual({
    entity: "deals",
    key: "route",
    kind: "choice",
    name: "商流",
    name_en: "",
    is_required: false,
    choices: [
      { value: "", name: "直販", name_en: "" },
      { value: "", name: "代理店", name_en: "" },
    ],
  });
});
