import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import FactorsPage from "../factors/FactorsPage";
import RulesPage from "../rules/RulesPage";
import SignInPage from "../signin/SignInPage";

const AT = "/_allauth/browser/v1";
const house = {
  "GET /api/v1/setup": { is_set_up: true, sends_mail: false },
  [`GET ${AT}/auth/session`]: { status: 401, body: { data: { flows: [] } } },
  "GET /api/v1/sign-in-providers": { items: [{ id: "p1", name: "社内ID" }] },
};
const kept = {
  id: "p1",
  version: 3,
  name: "社内ID",
  issuer: "https://login.minamo.example",
  client_id: "enishi",
  callback_url: "https://enishi.minamo.example/_allauth/oidc/p1/callback",
  is_active: true,
  people: 4,
};
const organisation = { id: "o1", version: 4, second_factor_required: false, may: { update: true } };
const gone: string[] = [];

beforeEach(() => {
  gone.length = 0;
  vi.stubGlobal("location", { ...window.location, assign: (url: string) => gone.push(url) });
});
afterEach(() => vi.unstubAllGlobals());

test("the door leads to the organisation's provider, and back to the page that was wanted", async () => {
  let sent: unknown;
  server({
    ...house,
    "POST /api/v1/sign-in-providers/p1/start": async (request) => {
      sent = await request.json();
      return { url: "https://login.minamo.example/authorize?x=1" };
    },
  });
  const { container } = await render(<SignInPage />, { room: "staff", at: "/sign-in?next=/deals/7" });
  const button = await screen.findByRole("button", { name: "社内IDでサインイン" });
  await expectNoAxeFaults(container);
  await userEvent.click(button);
  await waitFor(() => expect(gone).toEqual(["https://login.minamo.example/authorize?x=1"]));
  expect(sent).toEqual({ next: "/sign-in?next=%2Fdeals%2F7" });
});

test("who comes back signed in goes on to the page that was wanted", async () => {
  server({ ...house, [`GET ${AT}/auth/session`]: { status: 200, meta: { is_authenticated: true } } });
  const { router } = await render(<SignInPage />, { room: "staff", at: "/sign-in?next=/deals/7" });
  await waitFor(() => expect(router.state.location.pathname).toBe("/deals/7"));
});

test("an identity nobody is linked to is told what to do", async () => {
  server(house);
  await render(<SignInPage />, { room: "staff", at: "/sign-in?error=signup_closed" });
  expect(await screen.findByRole("alert")).toHaveTextContent(/まだどなたとも結びついていません/);
});

test("a provider that does not answer is said at the door", async () => {
  server({
    ...house,
    "POST /api/v1/sign-in-providers/p1/start": problem(502, { title: "認証基盤につながりません。" }),
  });
  await render(<SignInPage />, { room: "staff", at: "/sign-in" });
  await userEvent.click(await screen.findByRole("button", { name: "社内IDでサインイン" }));
  expect(await screen.findByText("認証基盤につながりません。")).toBeVisible();
  expect(gone).toEqual([]);
});

test("one links oneself in one's own settings, and takes the link away again", async () => {
  let items = [{ id: 7, provider: "社内ID", shown: "naoko@minamo.example" }];
  const sent: unknown[] = [];
  server({
    ...house,
    [`GET ${AT}/account/authenticators`]: { status: 200, data: [] },
    "GET /api/v1/me/links": () => ({ items }),
    "DELETE /api/v1/me/links/7": () => {
      items = [];
      return null;
    },
    "POST /api/v1/sign-in-providers/p1/start": async (request) => {
      sent.push(await request.json());
      return { url: "https://login.minamo.example/" };
    },
  });
  await render(<FactorsPage />, { room: "staff" });
  expect(await screen.findByText("naoko@minamo.example")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "社内IDを外す" }));
  await waitFor(() => expect(screen.queryByText("naoko@minamo.example")).toBeNull());
  await userEvent.click(screen.getByRole("button", { name: "社内IDと結びつける" }));
  await waitFor(() => expect(sent).toEqual([{ next: "/settings/factors", process: "connect" }]));
});

test("an administrator names a provider; what is wrong stands beside its field", async () => {
  let isThere = false;
  const sent: unknown[] = [];
  server({
    "GET /api/v1/organisation": organisation,
    "GET /api/v1/identity-providers": () => ({ items: isThere ? [kept] : [], next: null, total: 0 }),
    "POST /api/v1/identity-providers": async (request) => {
      sent.push(await request.json());
      if (sent.length === 1) {
        return problem(400, {
          title: "確かめられません。",
          fields: { issuer: "見つかりません。" },
        }) as object;
      }
      isThere = true;
      return kept;
    },
  });
  const { container } = await render(<RulesPage />, { room: "staff" });
  await userEvent.click(await screen.findByRole("button", { name: "認証基盤を加える" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByLabelText(/^名前/), "社内ID");
  await userEvent.type(form.getByLabelText(/^発行者/), "https://login.minamo.example");
  await userEvent.type(form.getByLabelText(/^クライアントID/), "enishi");
  await userEvent.type(form.getByLabelText(/^シークレット(?!を)/), "s3cret");
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  expect(await form.findByText("見つかりません。")).toBeVisible();
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  expect(await screen.findByDisplayValue(kept.callback_url)).toBeVisible();
  expect(sent[1]).toEqual({
    name: "社内ID",
    issuer: "https://login.minamo.example",
    client_id: "enishi",
    secret: "s3cret",
  });
  await expectNoAxeFaults(container);
});

test("an empty secret leaves the kept one, and a provider is switched off on the version read", async () => {
  const sent: unknown[] = [];
  server({
    "GET /api/v1/organisation": organisation,
    "GET /api/v1/identity-providers": { items: [kept], next: null, total: 1 },
    "PATCH /api/v1/identity-providers/p1": async (request) => {
      sent.push([request.headers.get("If-Match"), await request.json()]);
      return { ...kept, is_active: false };
    },
  });
  await render(<RulesPage />, { room: "staff" });
  await userEvent.click(await screen.findByRole("button", { name: "社内IDを編集する" }));
  const form = within(await screen.findByRole("dialog"));
  expect(form.getByLabelText(/^発行者/)).toBeDisabled();
  await userEvent.click(form.getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(sent).toHaveLength(1));
  await userEvent.click(screen.getByRole("button", { name: "無効にする" }));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent).toEqual([
    ['"3"', { name: "社内ID", client_id: "enishi" }],
    ['"3"', { is_active: false }],
  ]);
});
