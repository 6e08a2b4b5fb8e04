import { expect, test, vi } from "vitest";
import { problem, server } from "@/testing";
import { answer, api, cookie, onVersion, ownHeaders } from "./api";
import { keysOf } from "./keys";
import { Problem, problemOf, toProblem } from "./problem";
import { queryClient } from "./queries";
import { signIn, signOut } from "./session";

test("a change carries the CSRF token and the language in use; a reading only the language", async () => {
  vi.spyOn(document, "cookie", "get").mockReturnValue("a=1; csrftoken=t%3D1");
  document.documentElement.lang = "en";
  expect(cookie("csrftoken")).toBe("t=1");
  expect(ownHeaders("PATCH")).toEqual({ "Accept-Language": "en", "X-CSRFToken": "t=1" });
  expect(ownHeaders("GET")).toEqual({ "Accept-Language": "en" });
  document.documentElement.lang = "ja";
});

test("an answer is its body; a refusal is thrown as the server worded it", async () => {
  const refusal = {
    code: "deal.stale",
    title: "ほかの人が先に変更しました",
    detail: "読み直してください。",
    fields: { name: "空です" },
    current: { version: 4 },
  };
  server({ "GET /api/v1/me": { id: "u1" }, "PATCH /api/v1/me": problem(409, refusal) });
  expect(await answer(api.GET("/api/v1/me", {}))).toEqual({ id: "u1" });

  const thrown = await api.PATCH("/api/v1/me", { body: { language: "ja" } }).then(() => null, toProblem);

  expect(thrown).toMatchObject({
    status: 409,
    code: "deal.stale",
    fields: { name: "空です" },
    isConflict: true,
  });
});

test("what is no problem document still becomes a Problem", () => {
  expect(problemOf(502, null)).toMatchObject({ status: 502, code: "http.502", title: "", fields: {} });
  expect(toProblem(new TypeError("Failed to fetch"))).toMatchObject({ status: 0, code: "network" });
  expect(toProblem("?")).toMatchObject({ code: "unexpected" });
});

test("keys begin with the label, so that one message finds them all", () => {
  const keys = keysOf("sales.Deal");
  const all = [keys.all, keys.list({ q: "x" }), keys.one("d1"), keys.part("d1", "timeline")];
  expect(new Set(all.map(([label]) => label))).toEqual(new Set(["sales.Deal"]));
});

test("an ended session is told once to the shell, another failure to the reader", async () => {
  const onSignedOut = vi.fn();
  const onFailure = vi.fn();
  const queries = queryClient({ onSignedOut, onFailure });
  const refuse = (status: number) => () => Promise.reject(new Problem(status, "x", "", ""));
  await queries.fetchQuery({ queryKey: ["a"], queryFn: refuse(401) }).catch(() => null);
  const run = (status: number, quiet = false) =>
    queries
      .getMutationCache()
      .build(queries, { mutationFn: refuse(status), meta: { quiet } })
      .execute(undefined)
      .catch(() => null);
  await run(401);
  await run(500);
  await run(500, true);
  expect([onSignedOut, onFailure].map((told) => told.mock.calls.length)).toEqual([2, 1]);
});

test("signing in twice is no failure, a wrong password is", async () => {
  server({ "POST /_allauth/browser/v1/auth/login": problem(409, {}) });
  await expect(signIn("a@b.example", "x")).resolves.toBeUndefined();

  const said = { errors: [{ code: "email_password_mismatch", message: "wrong" }] };
  server({ "POST /_allauth/browser/v1/auth/login": problem(400, said) });
  await expect(signIn("a@b.example", "x")).rejects.toMatchObject({
    code: "email_password_mismatch",
    status: 400,
  });
});

test("signing out succeeds when the server says that nobody is left", async () => {
  server({ "DELETE /_allauth/browser/v1/auth/session": problem(401, {}) });
  await expect(signOut()).resolves.toBeUndefined();
  server({ "DELETE /_allauth/browser/v1/auth/session": problem(500, {}) });
  await expect(signOut()).rejects.toBeInstanceOf(Problem);
});

test("a version travels in quotes, as an entity tag does", async () => {
  let sent: string | null = null;
  server({
    "PATCH /api/v1/accounts/a1": (request) => {
      sent = request.headers.get("If-Match");
      return {};
    },
  });
  const params = { path: { account_id: "a1" }, header: onVersion(3) };
  await api.PATCH("/api/v1/accounts/{account_id}", { params, body: { name: "花咲" } });
  expect(sent).toBe('"3"');
});
