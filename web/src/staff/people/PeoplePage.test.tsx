import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server, tanaka } from "@/testing";
import type { Person } from "./api";
import PeoplePage from "./PeoplePage";

const ken: Person = {
  id: "u2",
  version: 1,
  name: "佐藤 健",
  kana: "サトウ ケン",
  name_en: "",
  email: "ken@minamo.example",
  roles: ["sales_rep"],
  team: { id: "t1", name: "東京営業部" },
  language: "ja",
  office: "",
  is_active: true,
  can_sign_in: false,
  has_second_factor: false,
  last_sign_in: null,
  may: { update: true, invite: true },
};
const ichiro: Person = {
  ...ken,
  id: "u3",
  name: "代表 一郎",
  roles: ["owner"],
  may: { update: false, invite: false },
};
const page = { items: [ken, ichiro], next: null, total: 2 };
const admin = { ...tanaka, roles: ["admin"], navigation: ["settings"] };
const shown = () => render(<PeoplePage />, { room: "staff", me: admin });

test("people stand with role and sign-in; only those one may change have buttons", async () => {
  server({ "GET /api/v1/users": page });
  const { container } = await shown();
  expect(await screen.findByText("佐藤 健")).toBeVisible();
  expect(screen.getAllByText("未招待")).toHaveLength(2);
  expect(screen.getByRole("button", { name: "佐藤 健を招待する" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "代表 一郎を編集する" })).toBeNull();
  await expectNoAxeFaults(container);
});

test("an invitation's link is shown once, to be copied", async () => {
  server({
    "GET /api/v1/users": page,
    "POST /api/v1/users/u2/invitations": {
      url: "https://x.example/invite/abc",
      email: "ken@minamo.example",
      expires_at: "2026-11-23T03:00:00Z",
    },
  });
  await shown();
  await userEvent.click(await screen.findByRole("button", { name: "佐藤 健を招待する" }));
  await userEvent.click(await screen.findByRole("button", { name: "リンクを作る" }));
  expect(await screen.findByDisplayValue("https://x.example/invite/abc")).toBeVisible();
});

test("somebody new is added, and a taken address is said beside its field", async () => {
  let taken = true;
  const calls = server({
    "GET /api/v1/users": page,
    "GET /api/v1/teams": { items: [], next: null, total: 0 },
    "POST /api/v1/users": () =>
      taken
        ? (problem(400, { title: "使われています。", fields: { email: "すでに使われています。" } }) as object)
        : ken,
  });
  await shown();
  await userEvent.click(await screen.findByRole("button", { name: "利用者を加える" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByLabelText(/^氏名/), "渡辺 光");
  await userEvent.type(form.getByLabelText(/^メールアドレス/), "ken@minamo.example");
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  expect(await form.findByText("すでに使われています。")).toBeVisible();
  taken = false;
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(calls().filter((call) => call === "POST /api/v1/users")).toHaveLength(2));
  expect(await screen.findByText("渡辺 光さんを加えました。")).toBeVisible();
});

test("an administrator cannot choose the owner's role", async () => {
  server({ "GET /api/v1/users": page, "GET /api/v1/teams": { items: [], next: null, total: 0 } });
  await shown();
  await userEvent.click(await screen.findByRole("button", { name: "佐藤 健を編集する" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.click(within(dialog).getByRole("textbox", { name: /^役割/ }));
  expect(await screen.findByRole("option", { name: "管理者" })).toBeInTheDocument();
  expect(screen.queryByRole("option", { name: "オーナー" })).toBeNull();
});
