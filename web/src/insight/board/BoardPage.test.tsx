import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import BoardPage from "./BoardPage";
import { board } from "./samples";

/** Answers the board and keeps what was asked. */
function boardServer() {
  const asked: Record<string, string>[] = [];
  server({
    "GET /api/v1/board": (request) => {
      asked.push(Object.fromEntries(new URL(request.url).searchParams));
      return board;
    },
  });
  return asked;
}

test("eight rows, sales beside service, and the thread between them", async () => {
  boardServer();
  const { container } = await render(<BoardPage />, { room: "insight" });
  const goal = await screen.findByRole("region", { name: "目標" });
  expect(screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent)).toHaveLength(8);

  const sales = within(goal).getByRole("region", { name: "販売" });
  expect(within(sales).getByRole("link", { name: "¥3,400,000" })).toHaveAttribute(
    "href",
    "/deals?view=list&stage_type=won",
  );
  expect(sales).toHaveTextContent("目標 ¥6,800,000");
  expect(sales).toHaveTextContent("前期間比 ▲15.0%");
  expect(within(goal).getByRole("link", { name: "3" })).toHaveAttribute("href", "/handovers?status=waiting");
  expect(goal).toHaveTextContent("受注の目標まで、あと50.0%です。");
  await expectNoAxeFaults(container);
});

test("a share tells its cases, its interval and its change in points", async () => {
  boardServer();
  await render(<BoardPage />, { room: "insight" });
  const goal = await screen.findByRole("region", { name: "目標" });
  const service = within(goal).getByRole("region", { name: "サービス" });
  expect(service).toHaveTextContent("80.0%");
  expect(service).toHaveTextContent("n=40");
  expect(service).toHaveTextContent("95%区間 65.2〜89.5");
  expect(service).toHaveTextContent("前期間比 +3.5pt");
});

test("a figure without data says what to do and leads there", async () => {
  boardServer();
  await render(<BoardPage />, { room: "insight" });
  expect(await screen.findByText(/この期間の問い合わせがまだありません/)).toBeVisible();
  expect(screen.getByRole("link", { name: "問い合わせを受け付ける" })).toHaveAttribute(
    "href",
    "/tickets?new=1",
  );
  expect(screen.getByRole("link", { name: "社員を招待する" })).toHaveAttribute("href", "/settings/people");
});

test("the period and the team stand in the address and are asked of the server", async () => {
  const asked = boardServer();
  const { router } = await render(<BoardPage />, {
    room: "insight",
    at: "/board?period=last_month&team_id=t1",
  });
  await screen.findByRole("region", { name: "目標" });
  expect(asked[0]).toMatchObject({ team_id: "t1" });
  expect(asked[0]?.start?.slice(8)).toBe("01");

  await userEvent.click(screen.getByRole("radio", { name: "期間を指定" }));

  await waitFor(() =>
    expect(router.state.location.search).toMatchObject({ period: "custom", ...days(asked) }),
  );
  expect(await screen.findByLabelText("開始日")).toBeVisible();
  await userEvent.click(screen.getByRole("radio", { name: "今年度" }));
  await waitFor(() => expect(router.state.location.search).toEqual({ team_id: "t1" }));
});

const days = ([first]: readonly Record<string, string>[]) => ({ start: first?.start, end: first?.end });

test("it prints", async () => {
  boardServer();
  const print = vi.fn();
  vi.stubGlobal("print", print);
  await render(<BoardPage />, { room: "insight", language: "en" });
  await userEvent.click(await screen.findByRole("button", { name: "Print" }));
  expect(print).toHaveBeenCalledOnce();
});

test("a refusal is said in the server's words", async () => {
  server({ "GET /api/v1/board": problem(403, { title: "比較ボードは見られません" }) });
  await render(<BoardPage />, { room: "insight" });
  expect(await screen.findByRole("alert")).toHaveTextContent("比較ボードは見られません");
});
