import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { ticket } from "../tickets/samples";
import ComplaintPage from "./ComplaintPage";
import ComplaintsPage from "./ComplaintsPage";
import { complaint, row } from "./examples";
import { TicketComplaint } from "./TicketComplaint";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<typeof import("@tanstack/react-router")>()),
  useParams: () => ({ id: "c1" }),
}));

const GET = "GET /api/v1/complaints/c1";
const FILES = { "GET /api/v1/files": { items: [], next: null, total: 0 } };
const list = (items: object[]) => ({ items, next: null, total: items.length, may: { export: true } });

test("a complaint shows its steps from the top, which is late, and what came before of the same product", async () => {
  server({ [GET]: complaint, ...FILES });
  const { container } = await render(<ComplaintPage />, { room: "service" });
  expect(await screen.findByRole("heading", { name: "センサーが通信しない" })).toBeVisible();
  const steps = screen.getAllByRole("listitem").filter((item) => item.closest("ol"));
  expect(steps[2]).toHaveAttribute("aria-current", "step");
  expect(steps[2]).toHaveTextContent("期限超過");
  expect(screen.getByRole("link", { name: "CL-1 警報が届かなかった" })).toBeVisible();
  await expectNoAxeFaults(container);
});

test("a step that is not ready says what it needs, and is done once it is written down", async () => {
  let tries = 0;
  server({
    [GET]: complaint,
    ...FILES,
    "POST /api/v1/complaints/c1/steps": () => {
      tries += 1;
      if (tries === 1) return problem(409, { title: "この手順に要る記入がまだです。" });
      return { ...complaint, version: 4, step: "cause" };
    },
  });
  await render(<ComplaintPage />, { room: "service" });
  await userEvent.click(await screen.findByRole("button", { name: "完了にする" }));
  expect(await screen.findByText("この手順に要る記入がまだです。")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "完了にする" }));
  expect(await screen.findByText("「暫定対応」を終えました")).toBeVisible();
});

test("whys are asked one after another", async () => {
  let sent: { whys?: string[] } = {};
  server({
    [GET]: { ...complaint, whys: ["電源が瞬断した"] },
    ...FILES,
    "PATCH /api/v1/complaints/c1": async (request: Request) => {
      sent = await request.json();
      return { ...complaint, version: 4 };
    },
  });
  await render(<ComplaintPage />, { room: "service" });
  await userEvent.click(await screen.findByRole("button", { name: /なぜ 2/ }));
  await userEvent.type(screen.getByRole("textbox", { name: "なぜ 2" }), "容量が足りなかった{Enter}");
  await waitFor(() => expect(sent.whys).toEqual(["電源が瞬断した", "容量が足りなかった"]));
});

test("the list says what is due next and can be taken out", async () => {
  server({ "GET /api/v1/complaints": list([row]) });
  await render(<ComplaintsPage />, { room: "service" });
  expect(await screen.findByRole("button", { name: "書き出す" })).toBeVisible();
  expect(await screen.findByText("CL-2")).toBeVisible();
});

test("a ticket leads to its complaint, or begins one", async () => {
  let sent = {};
  server({
    "GET /api/v1/complaints": list([]),
    [`POST /api/v1/tickets/${ticket.id}/complaints`]: async (request: Request) => {
      sent = await request.json();
      return complaint;
    },
  });
  await render(<TicketComplaint ticket={ticket} />, { room: "service" });
  await userEvent.click(await screen.findByRole("button", { name: "クレームとして受け付ける" }));
  await userEvent.click(await screen.findByText("A（重大）"));
  await userEvent.click(screen.getByRole("button", { name: "受け付ける" }));
  await waitFor(() => expect(sent).toMatchObject({ severity: "A", title: ticket.subject }));
});
