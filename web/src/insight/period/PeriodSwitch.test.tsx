import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render } from "@/testing";
import { PeriodSwitch } from "./PeriodSwitch";
import { usePeriod } from "./usePeriod";

function Switch({ withAll = false }: { withAll?: boolean }) {
  const period = usePeriod(withAll ? "all" : "year");
  return (
    <>
      <PeriodSwitch period={period} withAll={withAll} />
      <output>{JSON.stringify(period.span)}</output>
    </>
  );
}

const draw = (at: string, withAll = false) => render(<Switch withAll={withAll} />, { room: "insight", at });
const shown = () => JSON.parse(screen.getByRole("status").textContent ?? "");

test("all time is offered where a report may count it, and is then without days", async () => {
  const { container } = await draw("/reports", true);
  expect(screen.getByRole("radio", { name: "全期間" })).toBeChecked();
  expect(shown()).toBeNull();
  await expectNoAxeFaults(container);
});

test("the board counts no all time", async () => {
  await draw("/board");
  expect(screen.queryByRole("radio", { name: "全期間" })).toBeNull();
  expect(screen.getByRole("radio", { name: "今年度" })).toBeChecked();
});

test("the year begins in the organisation's month", async () => {
  await draw("/board");
  expect(shown().start.slice(4)).toBe("-04-01");
});

test("a name in the address moves on with the days; the usual one leaves it", async () => {
  const { router } = await draw("/board?team_id=t1");
  await userEvent.click(screen.getByRole("radio", { name: "今月" }));
  await waitFor(() => expect(router.state.location.search).toEqual({ team_id: "t1", period: "month" }));
  expect(shown().start.slice(8)).toBe("01");
  await userEvent.click(screen.getByRole("radio", { name: "今年度" }));
  await waitFor(() => expect(router.state.location.search).toEqual({ team_id: "t1" }));
});

test("days of one's own stand in the address, and an end left open is open", async () => {
  await draw("/board?period=custom&start=2026-04-01");
  expect(shown()).toEqual({ start: "2026-04-01" });
  expect(await screen.findByLabelText("開始日")).toBeVisible();
  expect(screen.getByLabelText("終了日")).toHaveValue("");
});

test("a day that is none, and a period nobody knows, are not asked of the server", async () => {
  const first = await draw("/board?period=custom&start=yesterday&end=2026-11-24");
  expect(shown()).toEqual({ end: "2026-11-24" });
  first.unmount();
  await draw("/board?period=century");
  expect(screen.getByRole("radio", { name: "今年度" })).toBeChecked();
});
