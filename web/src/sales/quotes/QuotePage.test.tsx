import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { quote, sent, totals, yen } from "./examples";
import { moved } from "./lines";
import QuotePage from "./QuotePage";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<typeof import("@tanstack/react-router")>()),
  useParams: () => ({ id: "q1" }),
}));

const GET = "GET /api/v1/quotes/q1";
const draw = () => render(<QuotePage />, { room: "sales" });

test("a draft is typed as its sheet, counted by the server while it is, and kept as a whole", async () => {
  let kept: { lines: object[] } = { lines: [] };
  server({
    [GET]: quote,
    "POST /api/v1/quotes/q1/count": { ...totals, net: yen(2_798_000), total: yen(3_077_800) },
    "PUT /api/v1/quotes/q1/lines": async (request: Request) => {
      kept = await request.json();
      return { ...quote, version: 4 };
    },
    "GET /api/v1/quotes": { items: [], next: null, total: 0 },
  });
  const { container } = await draw();
  const quantity = await screen.findByRole("textbox", { name: "明細 1 の数量" });
  await userEvent.clear(quantity);
  await userEvent.type(quantity, "51");
  expect(await screen.findByText("¥3,077,800")).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.keyboard("{Control>}s{/Control}");
  await waitFor(() => expect(kept.lines).toHaveLength(2));
  expect(kept.lines[0]).toMatchObject({ text: "振動センサー", quantity: 51, unit_price: yen(48_000) });
});

test("lines are added after the one in hand, moved and removed by keys and buttons", async () => {
  server({ [GET]: quote, "POST /api/v1/quotes/q1/count": totals });
  await draw();
  const text = (place: number) => screen.getByRole("textbox", { name: `明細 ${place} の品名・仕様` });
  await userEvent.click(await screen.findByRole("textbox", { name: "明細 1 の品名・仕様" }));
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  expect(text(1)).toHaveValue("導入設置");
  await userEvent.click(text(1));
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  expect(text(2)).toHaveValue("");
  await userEvent.click(screen.getByRole("button", { name: "明細 2 を除く" }));
  expect(text(2)).toHaveValue("振動センサー");
  await userEvent.click(screen.getByRole("button", { name: "元に戻す" }));
  expect(text(1)).toHaveValue("振動センサー");
});

test("what cannot be kept is said at its line", async () => {
  server({
    [GET]: quote,
    "POST /api/v1/quotes/q1/count": problem(400, {
      title: "入力内容に誤りがあります。",
      fields: { "lines.1.discount": "値引が金額を超えています。" },
    }),
  });
  await draw();
  await userEvent.type(await screen.findByRole("textbox", { name: "明細 2 の値引" }), "350001");
  expect(await screen.findByText("値引が金額を超えています。")).toBeVisible();
});

test("what is missing is named together when it is sent", async () => {
  server({
    [GET]: quote,
    "POST /api/v1/quotes/q1/send": problem(400, {
      title: "この見積は、まだ送付できません。",
      fields: { valid_until: "入力してください。", "lines.1.unit_price": "入力してください。" },
    }),
  });
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "送付する" }));
  const alert = within(await screen.findByRole("alert"));
  expect(alert.getByText("有効期限：入力してください。")).toBeVisible();
  expect(alert.getByText("明細 2：入力してください。")).toBeVisible();
});

test("what was sent is read, with its versions and what it changed, and answered", async () => {
  let body: unknown;
  server({
    [GET]: sent,
    "POST /api/v1/quotes/q1/accept": async (request: Request) => {
      body = await request.json();
      return { ...sent, state: "accepted", status: "accepted" };
    },
    "GET /api/v1/quotes": { items: [], next: null, total: 0 },
  });
  const { container } = await draw();
  expect(await screen.findByRole("link", { name: "PDF" })).toHaveAttribute(
    "href",
    "/api/v1/documents/doc1/file",
  );
  expect(screen.queryByRole("textbox", { name: "明細 1 の数量" })).toBeNull();
  expect(screen.getByRole("link", { name: "Q2026-00001" })).toBeVisible();
  expect(screen.getByText("¥50,000")).toBeVisible();
  expect(screen.getByText("追加：導入設置")).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "承諾を記録" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByRole("textbox", { name: "お客様のお名前" }), "渡辺 千尋");
  await userEvent.click(form.getByRole("button", { name: "承諾を記録" }));
  await waitFor(() => expect(body).toEqual({ name: "渡辺 千尋" }));
});

test("one line moves and the others keep their order", () => {
  expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
  expect(moved(["a", "b", "c"], 0, -1)).toEqual(["a", "b", "c"]);
  expect(moved(["a", "b", "c"], 2, 9)).toEqual(["a", "b", "c"]);
});
