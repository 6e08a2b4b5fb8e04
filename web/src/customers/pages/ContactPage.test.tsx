import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import { watanabe } from "../testing";
import ContactPage from "./ContactPage";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<object>()),
  useParams: () => ({ id: "c1" }),
}));

async function page(answers: Parameters<typeof server>[0] = {}) {
  const calls = server({ "GET /api/v1/contacts/c1": watanabe, ...answers });
  const drawn = await render(<ContactPage />, { room: "customers" });
  await screen.findByRole("heading", { level: 1, name: "渡辺 千尋" });
  return { ...drawn, calls };
}

test("a person is shown with reading and place", async () => {
  const { container } = await page();
  expect(screen.getByText("ワタナベ チヒロ")).toBeVisible();
  expect(screen.getByText("生産技術部 · 部長 · 決裁者")).toBeVisible();
  expect(screen.getByRole("link", { name: "株式会社ハナサキ精機" })).toHaveAttribute("href", "/accounts/a1");
  await expectNoAxeFaults(container);
});

test("what is kept between few is there for who may read it, and written by who may", async () => {
  const kept = { private_phone: "070-0000-0001", memo: "紙の資料を好まれる。" };
  const { unmount } = await page({ "GET /api/v1/contacts/c1": { ...watanabe, ...kept } });
  const few = within(screen.getByRole("region", { name: "限られた人だけの項目" }));
  expect(few.getByText(kept.memo)).toBeVisible();
  expect(few.queryByRole("button")).toBeNull();
  unmount();
  const may = { ...watanabe.may, "private_fields.update": true };
  await page({ "GET /api/v1/contacts/c1": { ...watanabe, ...kept, may } });
  expect(screen.getByRole("button", { name: "個人携帯を編集" })).toBeVisible();
});

test("who may not read what is kept between few meets no word of it", async () => {
  await page({ "GET /api/v1/contacts/c1": { ...watanabe, private_phone: null, memo: null } });
  expect(screen.queryByText(/個人携帯|メモ|限られた/)).toBeNull();
});

test("who left a company keeps the place, with its last day", async () => {
  let sent: Record<string, unknown> = {};
  let match: string | null = null;
  await page({
    "PATCH /api/v1/places/p1": async (request) => {
      sent = await request.json();
      match = request.headers.get("If-Match");
      return watanabe;
    },
  });
  await userEvent.click(screen.getByRole("button", { name: "離任にする" }));
  await waitFor(() => expect(sent.active_to).toMatch(/^\d{4}-\d\d-\d\d$/));
  expect(match).toBe('"4"');
  expect(await screen.findByText("株式会社ハナサキ精機を離任にしました。")).toBeVisible();
});

test("one more company is added to the same person", async () => {
  let sent: unknown;
  await page({
    "GET /api/v1/accounts": {
      items: [{ id: "a2", name: "青葉商事株式会社", number: 7, kana: "" }],
      next: null,
      total: 1,
    },
    "POST /api/v1/contacts/c1/places": async (request) => {
      sent = await request.json();
      return watanabe;
    },
  });
  await userEvent.click(screen.getByRole("button", { name: "所属を追加する" }));
  const dialog = await screen.findByRole("dialog", { name: "渡辺 千尋さんの所属を追加する" });
  await userEvent.click(within(dialog).getByRole("button", { name: "保存する" }));
  expect(await within(dialog).findByText("取引先を選んでください。")).toBeInTheDocument();
  await userEvent.type(within(dialog).getByRole("textbox", { name: /取引先/ }), "青葉");
  await userEvent.click(await screen.findByRole("option", { name: /青葉商事株式会社/ }));
  await userEvent.click(within(dialog).getByRole("button", { name: "保存する" }));
  await waitFor(() => expect(sent).toMatchObject({ account_id: "a2", is_primary: false }));
});
