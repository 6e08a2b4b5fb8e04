import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import type { IssuedDocument } from "./api";
import DocumentsPage from "./DocumentsPage";
import { OrderDocuments } from "./OrderDocuments";

const confirmation: IssuedDocument = {
  id: "d1",
  version: 1,
  kind: "order_confirmation",
  number: "C2026-00001",
  language: "ja",
  subject: "order",
  subject_id: "o1",
  order: { id: "o1", number: 9 },
  account: { id: "a1", name: "ハナサキ精機株式会社" },
  addressee: "ハナサキ精機株式会社 御中",
  issued_on: "2026-11-20",
  amount: { amount: 3_740_000, currency: "JPY" },
  issued_by: null,
  file_name: "20261120_ハナサキ精機株式会社_3740000.pdf",
  size: 61_000,
  sha256: "0".repeat(64),
};
const page = { items: [confirmation], next: null, total: 1 };

test("issued documents stand with customer, day and amount, and the PDF is one click away", async () => {
  server({ "GET /api/v1/documents": page });
  const { container } = await render(<DocumentsPage />, { room: "commerce" });
  expect(await screen.findByText("¥3,740,000")).toBeVisible();
  expect(screen.getByRole("link", { name: "C2026-00001 のPDFをダウンロード" })).toHaveAttribute(
    "href",
    "/api/v1/documents/d1/file",
  );
  await expectNoAxeFaults(container);
});

test("an amount typed narrows the list", async () => {
  const asked: string[] = [];
  server({
    "GET /api/v1/documents": (request) => {
      asked.push(new URL(request.url).search);
      return page;
    },
  });
  await render(<DocumentsPage />, { room: "commerce" });
  await screen.findByText("¥3,740,000");
  await userEvent.type(screen.getByLabelText("金額（から・税込）"), "1000000");
  await waitFor(() => expect(asked.at(-1)).toContain("amount_from=1000000"));
});

test("an empty list says where documents come from", async () => {
  server({ "GET /api/v1/documents": { ...page, items: [], total: 0 } });
  await render(<DocumentsPage />, { room: "commerce" });
  expect(await screen.findByText("文書はまだありません")).toBeVisible();
});

test("a confirmation is issued in the language chosen, and stands there at once", async () => {
  let issued = 0;
  let sent: unknown;
  server({
    "GET /api/v1/documents": () => ({ ...page, items: issued ? [confirmation] : [] }),
    "POST /api/v1/orders/o1/documents": async (request) => {
      sent = await request.json();
      issued += 1;
      return confirmation;
    },
  });
  await render(<OrderDocuments orderId="o1" mayIssue />, { room: "commerce" });
  expect(await screen.findByText("まだ発行していません。")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "注文請書を発行する" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "英語で発行する" }));
  expect(await screen.findByText("C2026-00001 (日本語)")).toBeVisible();
  expect(sent).toEqual({ language: "en" });
});

test("who may not issue sees what was issued, and no button", async () => {
  server({ "GET /api/v1/documents": page });
  await render(<OrderDocuments orderId="o1" mayIssue={false} />, { room: "commerce" });
  expect(await screen.findByText("C2026-00001 (日本語)")).toBeVisible();
  expect(screen.queryByRole("button", { name: "注文請書を発行する" })).toBeNull();
});

test("a refusal is told and nothing is added", async () => {
  server({
    "GET /api/v1/documents": { ...page, items: [] },
    "POST /api/v1/orders/o1/documents": problem(403, { title: "この操作をする権限がありません。" }),
  });
  await render(<OrderDocuments orderId="o1" mayIssue />, { room: "commerce" });
  await userEvent.click(await screen.findByRole("button", { name: "注文請書を発行する" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "日本語で発行する" }));
  expect(await screen.findByText("この操作をする権限がありません。")).toBeVisible();
});
