import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { lead } from "./examples";
import LeadsPage from "./LeadsPage";

const page = { items: [lead], next: null, total: 1, may: { create: true } };
const answers = {
  "GET /api/v1/leads": page,
  "GET /api/v1/leads/sources": { items: ["referral", "社内紹介"] },
};

test("leads stand with their state, source and owner", async () => {
  server(answers);
  const { container } = await render(<LeadsPage />, { room: "sales" });
  expect(
    await screen.findByRole("row", { name: /渡辺 千尋.*アプローチ中.*紹介.*林 進.*田中 誠/ }),
  ).toBeVisible();
  await expectNoAxeFaults(container);
});

test("a source that an import brought can be filtered by, as it came", async () => {
  const asked: string[] = [];
  server({
    ...answers,
    "GET /api/v1/leads": (request: Request) => {
      asked.push(new URL(request.url).searchParams.get("source") ?? "");
      return page;
    },
  });
  await render(<LeadsPage />, { room: "sales" });
  await userEvent.click(await screen.findByRole("textbox", { name: "流入経路" }));
  await userEvent.click(await screen.findByRole("option", { name: "社内紹介" }));
  await waitFor(() => expect(asked).toContain("社内紹介"));
});

test("a new lead is sent as typed, and a refusal stands beside its field", async () => {
  let refuses = true;
  const { router } = await (async () => {
    server({
      ...answers,
      "POST /api/v1/leads": () =>
        refuses
          ? problem(400, { title: "誤りがあります。", fields: { email: "形になっていません。" } })
          : lead,
    });
    return render(<LeadsPage />, { room: "sales", at: "/?new=1" });
  })();
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByRole("textbox", { name: /^姓 ?\*?$/ }), "渡辺");
  await userEvent.type(form.getByRole("textbox", { name: "メールアドレス" }), "a@b");
  await userEvent.click(form.getByRole("button", { name: "登録する" }));
  expect(await form.findByText("形になっていません。")).toBeVisible();
  refuses = false;
  await userEvent.click(form.getByRole("button", { name: "登録する" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/leads/l1"));
});

test("an empty list teaches what leads are for", async () => {
  server({ ...answers, "GET /api/v1/leads": { ...page, items: [], total: 0 } });
  await render(<LeadsPage />, { room: "sales" });
  expect(await screen.findByText("リードはまだいません")).toBeVisible();
});

test("who may not add leads has neither button nor form, whatever the address says", async () => {
  server({ ...answers, "GET /api/v1/leads": { ...page, may: { create: false } } });
  await render(<LeadsPage />, { room: "sales", at: "/?new=1" });
  await screen.findByRole("row", { name: /渡辺 千尋/ });
  expect(screen.queryByRole("button", { name: "リードを登録する" })).toBeNull();
  expect(screen.queryByRole("dialog")).toBeNull();
});
