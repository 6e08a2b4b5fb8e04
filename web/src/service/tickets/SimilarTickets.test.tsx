import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import { SimilarTickets } from "./SimilarTickets";
import { ticket as sample } from "./samples";
import { TalkBox } from "./TalkBox";

const ticket = { ...sample, id: "like1" };
const past = {
  id: "t9",
  number: 988,
  subject: "流量計の表示が点滅する",
  account: { id: "a2", name: "株式会社みどり" },
  solved_at: "2026-10-02T01:00:00Z",
  by: ["product", "words"],
  answer: "電池を交換してください。",
};

test("what was answered before is read beside the ticket and put into the answer", async () => {
  server({ "GET /api/v1/tickets/like1/similar": { items: [past] } });
  const page = (
    <>
      <SimilarTickets ticket={ticket} />
      <TalkBox ticket={ticket} />
    </>
  );
  const { container } = await render(page, { room: "service" });
  expect(await screen.findByRole("link", { name: "988 流量計の表示が点滅する" })).toHaveAttribute(
    "href",
    "/tickets/t9",
  );
  expect(screen.getByText(/同じ製品・似た内容/)).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "この回答を返信に入れる" }));
  expect(screen.getByRole("textbox", { name: "返信" })).toHaveValue("電池を交換してください。");
});
