import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import { ticket as sample } from "../samples";
import { SideCards } from "./SideCards";
import { SideModal } from "./SideModal";

const ticket = { ...sample, id: "s1" };
const side = {
  id: "b1",
  subject: "基板B-7の件",
  to: [{ name: "基板メーカー", address: "support@kiban.example" }],
  opened_by: { id: "u1", name: "三好 浩" },
  opened_at: "2026-11-20T01:30:00Z",
  is_awaited: false,
  closed_at: null,
  messages: [
    {
      id: "m1",
      direction: "out",
      by: "三好 浩",
      text: "既知ですか。",
      at: "2026-11-20T01:30:00Z",
      files: [],
      mail: null,
    },
    {
      id: "m2",
      direction: "in",
      by: "黒田",
      text: "既知です。",
      at: "2026-11-20T03:30:00Z",
      files: [],
      mail: null,
    },
  ],
  may: { talk: true, close: true },
};

test("what a maker was asked stands as its own card, says that no customer reads it, and goes on", async () => {
  const said = server({ "POST /api/v1/side-conversations/b1/messages": side });
  const { container } = await render(
    <ol>
      <SideCards sides={[side]} />
    </ol>,
    { room: "service" },
  );
  const card = screen.getByRole("region", { name: "メーカー確認：基板B-7の件" });
  expect(card).toHaveTextContent("基板メーカー");
  expect(card).toHaveTextContent("回答あり");
  expect(card).toHaveTextContent("お客様には見えません");
  await expectNoAxeFaults(container);
  await userEvent.type(within(card).getByRole("textbox", { name: "続けて送る" }), "いつ届きますか。");
  await userEvent.click(within(card).getByRole("button", { name: "メーカーに送る" }));
  await vi.waitFor(() => expect(said()).toContain("POST /api/v1/side-conversations/b1/messages"));
});

test("a maker is asked with the ticket waiting for them unless somebody says otherwise", async () => {
  const bodies: unknown[] = [];
  server({
    "POST /api/v1/tickets/s1/side-conversations": async (request: Request) => {
      bodies.push(await request.json());
      return side;
    },
  });
  const close = vi.fn();
  await render(<SideModal ticket={ticket} onClose={close} />, { room: "service" });
  await userEvent.type(
    screen.getByRole("textbox", { name: "宛先" }),
    "基板メーカー <support@kiban.example>{Enter}",
  );
  await userEvent.type(screen.getByRole("textbox", { name: "本文" }), "既知ですか。");
  await userEvent.click(screen.getByRole("button", { name: "メーカーに送る" }));
  await vi.waitFor(() => expect(close).toHaveBeenCalled());
  expect(bodies).toEqual([
    {
      to: [{ name: "基板メーカー", address: "support@kiban.example" }],
      subject: ticket.subject,
      text: "既知ですか。",
      waits: true,
      taken_file_ids: [],
      file_ids: [],
    },
  ]);
});
