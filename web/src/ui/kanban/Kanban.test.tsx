import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, render } from "@/testing";
import { Kanban, type Lane } from "./Kanban";

const LANES: readonly Lane[] = [
  { id: "proposal", title: "提案", sum: "¥4,800,000" },
  { id: "won", title: "受注", color: "var(--good)" },
];
interface Card {
  id: string;
  name: string;
  lane: string;
  mine: boolean;
}
const CARDS: readonly Card[] = [
  { id: "d1", name: "振動センサー一式", lane: "proposal", mine: true },
  { id: "d2", name: "年間保守", lane: "proposal", mine: false },
];

function board(onMove = vi.fn(), beforeMove?: (card: Card, lane: Lane) => Promise<boolean>) {
  return (
    <Kanban<Card>
      label="商談のカンバン"
      lanes={LANES}
      cards={CARDS}
      laneOf={({ lane }) => lane}
      nameOf={({ name }) => name}
      may={({ mine }) => mine}
      onMove={onMove}
      {...(beforeMove ? { beforeMove } : {})}
    >
      {({ name }) => <b>{name}</b>}
    </Kanban>
  );
}

async function moveByMenu() {
  await userEvent.click(screen.getByRole("button", { name: "振動センサー一式を移す" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "受注" }));
}

test("cards stand in their lanes, with counts and sums", async () => {
  const { container } = await render(board());
  const proposal = screen.getByRole("region", { name: "提案" });
  expect(within(proposal).getAllByRole("listitem")).toHaveLength(2);
  expect(proposal).toHaveTextContent("¥4,800,000");
  await expectNoAxeFaults(container);
});

test("the menu moves a card without a mouse", async () => {
  const onMove = vi.fn();
  await render(board(onMove));
  await moveByMenu();
  await waitFor(() => expect(onMove).toHaveBeenCalledWith(CARDS[0], LANES[1]));
});

test("a lane may ask first; a no leaves the card where it was", async () => {
  const onMove = vi.fn();
  const ask = vi.fn(async () => false);
  await render(board(onMove, ask));
  await moveByMenu();
  await waitFor(() => expect(ask).toHaveBeenCalledWith(CARDS[0], LANES[1]));
  expect(onMove).not.toHaveBeenCalled();
});

test("a card one may not move offers no move", async () => {
  await render(board());
  expect(screen.queryByRole("button", { name: "年間保守を移す" })).toBeNull();
});

test("a pull of the mouse lifts the card, and says so", async () => {
  await render(board());
  const card = screen.getByText("振動センサー一式");
  fireEvent.mouseDown(card, { button: 0, clientX: 10, clientY: 10 });
  fireEvent.mouseMove(document, { clientX: 40, clientY: 40 });
  expect(await screen.findByText("振動センサー一式を持ち上げました。")).toBeInTheDocument();
  fireEvent.mouseUp(document);
});
