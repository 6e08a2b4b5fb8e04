import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { FormPost, LeadForm } from "./api";
import { FormEditor } from "./FormEditor";
import PostsPage from "./PostsPage";

const form: LeadForm = {
  id: "f1",
  version: 3,
  name: "資料請求",
  title: "資料請求フォーム",
  intro: "",
  fields: [
    { name: "family_name", label: "", is_required: true },
    { name: "email", label: "", is_required: true },
  ],
  consent_text: "",
  asks_consent: false,
  thanks: "",
  redirect_url: "",
  source: "web",
  campaign: null,
  product: null,
  confirms_by_mail: false,
  takes_foreign_posts: false,
  sites: [],
  is_active: true,
  address: "https://enishi.example/f/k",
  script: "<script></script>",
  updated_at: "2026-11-20T03:00:00Z",
  may: { update: true },
};
const held: FormPost = {
  id: "p1",
  version: 1,
  form: { id: "f1", name: "資料請求" },
  state: "suspect",
  reasons: ["links"],
  values: { family_name: "渡辺", note: "見てください" },
  answers: [],
  utm: {},
  page: "",
  language: "ja",
  consent_text: "",
  posted_at: "2026-11-20T03:00:00Z",
  confirmed_at: null,
  lead: null,
  may: { decide: true },
};

test("a question of one's own is added, and the form is saved as a whole", async () => {
  const sent: { fields?: unknown; sites?: unknown }[] = [];
  server({
    "PATCH /api/v1/lead-forms/f1": async (request: Request) => {
      sent.push((await request.json()) as { fields: unknown });
      return { ...form, version: 4 };
    },
  });
  await render(<FormEditor form={form} />, { room: "sales" });
  await userEvent.click(screen.getByRole("button", { name: "自由な質問を追加する" }));
  await userEvent.type(screen.getByRole("textbox", { name: "自由な質問の見出し" }), "ご予算は");
  await userEvent.type(screen.getByRole("textbox", { name: /^埋め込みを許すサイト/ }), "https://a.example");
  await expectNoAxeFaults(document.body);
  await userEvent.click(screen.getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.fields).toEqual([...form.fields, { name: "q1", label: "ご予算は", is_required: false }]);
  expect(sent[0]?.sites).toEqual(["https://a.example"]);
});

test("a post that is held says why, and becomes a lead on somebody's word", async () => {
  const decided: string[] = [];
  server({
    "GET /api/v1/form-posts": { items: [held], next: null, total: 1 },
    "POST /api/v1/form-posts/p1/let-in": (request: Request) => {
      decided.push(request.headers.get("If-Match") ?? "");
      return { ...held, state: "taken", may: { decide: false } };
    },
  });
  await render(<PostsPage />, { room: "sales" });
  expect(await screen.findByText("リンクが多すぎます")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "リードにする" }));
  await waitFor(() => expect(decided).toEqual(['"1"']));
});
