import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server, tanaka } from "@/testing";
import type { Person } from "./api";
import { InviteModal } from "./InviteModal";
import PeoplePage from "./PeoplePage";
import { PersonModal } from "./PersonModal";

const ken: Person = {
  id: "u2",
  version: 7,
  name: "佐藤 健",
  kana: "サトウ ケン",
  name_en: "",
  email: "ken@minamo.example",
  roles: ["sales_rep"],
  team: { id: "t1", name: "東京営業部" },
  language: "ja",
  office: "本社",
  is_active: true,
  can_sign_in: true,
  has_second_factor: false,
  last_sign_in: null,
  may: { update: true, invite: true },
};
const teams = { items: [{ id: "t1", name: "東京営業部" }], next: null, total: 1 };
const page = { items: [ken], next: null, total: 1 };
const admin = { ...tanaka, roles: ["admin"], navigation: ["settings"] };
const save = () => userEvent.click(screen.getByRole("button", { name: "保存する" }));

test("shutting somebody out says that it works at once everywhere, and is sent on the version read", async () => {
  const sent: { version: string | null; body: Record<string, unknown> }[] = [];
  server({
    "GET /api/v1/teams": teams,
    "PATCH /api/v1/users/u2": async (request: Request) => {
      sent.push({ version: request.headers.get("If-Match"), body: await request.json() });
      return ken;
    },
  });
  await render(<PersonModal person={ken} onDone={vi.fn()} onClose={vi.fn()} />, { room: "staff", me: admin });
  expect(screen.getByText("オフにすると、すぐにどの端末からもサインアウトされます。")).toBeVisible();
  await expectNoAxeFaults(document.body);
  await userEvent.click(screen.getByRole("switch", { name: /^有効/ }));
  await save();
  expect(await screen.findByText("佐藤 健さんの情報を保存しました。")).toBeVisible();
  expect(sent).toHaveLength(1);
  expect(sent[0]?.version).toBe('"7"');
  expect(sent[0]?.body).toMatchObject({ is_active: false, team_id: "t1", roles: ["sales_rep"] });
});

test("an address that was emptied is taken away, not sent as blank", async () => {
  let body: Record<string, unknown> = {};
  server({
    "GET /api/v1/teams": teams,
    "PATCH /api/v1/users/u2": async (request: Request) => {
      body = await request.json();
      return ken;
    },
  });
  await render(<PersonModal person={ken} onDone={vi.fn()} onClose={vi.fn()} />, { room: "staff", me: admin });
  await userEvent.clear(screen.getByRole("textbox", { name: /^メールアドレス/ }));
  await save();
  await waitFor(() => expect(body.email).toBeNull());
});

test("a name is needed before anything is sent", async () => {
  const calls = server({ "GET /api/v1/teams": teams });
  await render(<PersonModal person={null} onDone={vi.fn()} onClose={vi.fn()} />, {
    room: "staff",
    me: admin,
  });
  await save();
  expect(await screen.findByText("入力してください。")).toBeVisible();
  expect(screen.queryByRole("switch")).toBeNull();
  expect(calls()).toEqual(["GET /api/v1/teams"]);
});

test("the last owner's role is not taken away: the server's word stands at the roles", async () => {
  server({
    "GET /api/v1/teams": teams,
    "PATCH /api/v1/users/u2": problem(400, {
      title: "誤りがあります。",
      fields: { roles: "オーナーが一人もいなくなります。" },
    }),
  });
  const close = vi.fn();
  await render(<PersonModal person={ken} onDone={vi.fn()} onClose={close} />, { room: "staff", me: admin });
  await save();
  expect(await screen.findByText("オーナーが一人もいなくなります。")).toBeVisible();
  expect(close).not.toHaveBeenCalled();
});

test("who signs in already gets a new password, and is told what becomes of the old one", async () => {
  const calls = server({
    "POST /api/v1/users/u2/invitations": {
      url: "https://x.example/invite/k",
      email: "ken@minamo.example",
      expires_at: "2020-11-23T03:00:00Z",
    },
  });
  await render(<InviteModal person={ken} onClose={vi.fn()} />, { room: "staff" });
  expect(screen.getByRole("dialog", { name: "佐藤 健のパスワードを再設定する" })).toBeVisible();
  expect(screen.getByText(/いまのパスワードは使えなくなります/)).toBeVisible();
  expect(calls()).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "リンクを作る" }));
  expect(await screen.findByDisplayValue("https://x.example/invite/k")).toBeVisible();
  expect(screen.getByText(/2020\/11\/23\(月\) 12:00まで、一度だけ使えます/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "リンクを作る" })).toBeNull();
});

test("a link that cannot be made is explained", async () => {
  server({
    "POST /api/v1/users/u2/invitations": problem(400, {
      title: "メールアドレスがありません。",
      detail: "先にメールアドレスを登録してください。",
    }),
  });
  await render(<InviteModal person={ken} onClose={vi.fn()} />, { room: "staff" });
  await userEvent.click(screen.getByRole("button", { name: "リンクを作る" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("先にメールアドレスを登録してください。");
});

test("the form for somebody new has an address of its own, left when it is closed", async () => {
  server({ "GET /api/v1/users": page, "GET /api/v1/teams": teams });
  const { router } = await render(<PeoplePage />, { room: "staff", me: admin, at: "/settings/people" });
  await screen.findByText("佐藤 健");
  await router.navigate({ to: "/settings/people", search: { new: "1" } } as never);
  expect(await screen.findByRole("dialog", { name: "利用者を加える" })).toBeVisible();
  await userEvent.click(screen.getAllByRole("button", { name: "やめる" }).at(-1) as HTMLElement);
  await waitFor(() => expect(router.state.location.search).toEqual({}));
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("who may not add people has neither button nor form, whatever the address says", async () => {
  server({ "GET /api/v1/users": { ...page, items: [], total: 0 } });
  await render(<PeoplePage />, { room: "staff", at: "/settings/people?new=1" });
  expect(await screen.findByText("まだ利用者がいません")).toBeVisible();
  expect(screen.queryByRole("button", { name: "利用者を加える" })).toBeNull();
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("who has lost phone and codes is let in again, after a question", async () => {
  const calls = server({ "GET /api/v1/teams": teams, "DELETE /api/v1/users/u2/second-factors": null });
  const guarded = { ...ken, has_second_factor: true };
  await render(<PersonModal person={guarded} onDone={vi.fn()} onClose={vi.fn()} />, {
    room: "staff",
    me: admin,
  });
  await userEvent.click(screen.getByRole("button", { name: "二段階認証を解除する" }));
  expect(await screen.findByText(/佐藤 健さんのパスキーと認証アプリの登録を消し/)).toBeVisible();
  expect(calls()).not.toContain("DELETE /api/v1/users/u2/second-factors");
  await userEvent.click(
    screen.getAllByRole("button", { name: "二段階認証を解除する" }).at(-1) as HTMLElement,
  );
  await waitFor(() => expect(calls()).toContain("DELETE /api/v1/users/u2/second-factors"));
});

test("somebody is signed out on all their devices, after a question", async () => {
  const calls = server({ "GET /api/v1/teams": teams, "DELETE /api/v1/users/u2/sessions": null });
  await render(<PersonModal person={ken} onDone={vi.fn()} onClose={vi.fn()} />, { room: "staff", me: admin });
  await userEvent.click(screen.getByRole("button", { name: "すべての端末からサインアウト" }));
  await userEvent.click(await screen.findByRole("button", { name: "サインアウトさせる" }));
  await waitFor(() => expect(calls()).toContain("DELETE /api/v1/users/u2/sessions"));
});
