import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import AbsencesPage from "./AbsencesPage";

const kept = {
  id: "b1",
  version: 2,
  person: { id: "u1", name: "田中 誠" },
  deputy: { id: "u2", name: "伊藤 彩" },
  reason: "leave",
  starts_on: "2026-11-23",
  ends_on: "2026-11-25",
  from_noon: false,
  until_noon: true,
  note: "夏季休暇",
  may: { update: true },
};
const theirs = { ...kept, id: "b2", person: { id: "u3", name: "森" }, deputy: null, may: { update: false } };

test("one's own absence is ended on the version read; another's has no button", async () => {
  const sent: (string | null)[] = [];
  server({
    "GET /api/v1/absences": { items: [kept, theirs], next: null, total: 2 },
    "GET /api/v1/absences/away": { items: [{ ...kept, stands_in: { id: "u4", name: "林 葵" } }] },
    "DELETE /api/v1/absences/b1": (request) => {
      sent.push(request.headers.get("If-Match"));
      return null;
    },
  });
  const { container } = await render(<AbsencesPage />, { room: "staff" });
  expect(await screen.findByText("伊藤 彩")).toBeVisible();
  expect(screen.getByText("代理なし")).toBeVisible();
  expect(screen.getByText(/田中 誠（休暇・.*正午まで）/)).toBeVisible();
  expect(screen.getByText("代わりに対応：林 葵")).toBeVisible();
  expect(screen.queryByRole("button", { name: "森さんの不在を取り消す" })).toBeNull();
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "田中 誠さんの不在を取り消す" }));
  await waitFor(() => expect(sent).toEqual(['"2"']));
});

test("one writes one's own days; what does not fit stands beside its field", async () => {
  const sent: unknown[] = [];
  server({
    "GET /api/v1/absences": { items: [], next: null, total: 0 },
    "POST /api/v1/absences": async (request) => {
      sent.push(await request.json());
      return problem(400, { title: "x", fields: { starts_on: "すでに登録があります。" } }) as object;
    },
  });
  await render(<AbsencesPage />, { room: "staff", at: "/settings/absences?new=1" });
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  expect(await form.findAllByText("入力してください。")).toHaveLength(2);
  expect(sent).toEqual([]);
  await userEvent.type(await form.findByLabelText(/^休み始め/), "2026/11/23");
  await userEvent.type(form.getByLabelText(/^休み終わり/), "2026/11/25");
  await userEvent.click(form.getByLabelText("正午まで"));
  await userEvent.tab();
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  expect(await form.findByText("すでに登録があります。")).toBeVisible();
  expect(sent).toEqual([
    {
      person_id: "u1",
      deputy_id: null,
      reason: "leave",
      starts_on: "2026-11-23",
      ends_on: "2026-11-25",
      from_noon: false,
      until_noon: true,
      note: "",
    },
  ]);
});
