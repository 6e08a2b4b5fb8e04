import { Table } from "@mantine/core";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Counted, Market, Segment, Target } from "./api";
import { CallRow } from "./CallRow";
import { Penetration } from "./Penetration";
import { Segments } from "./Segments";

const counted: Counted = {
  accounts: 80,
  customers: 12,
  open_deals: 5,
  untouched: 40,
  net: { amount: 5_000_000, currency: "JPY" },
};
const makers = { field: "industry", op: "is", value: "機械" };
const large = { field: "employees", op: "at_least", value: 1000 };
const untouched = { field: "last_contact", op: "empty" };
const segment: Segment = {
  id: "s1",
  version: 1,
  name: "機械メーカー",
  note: "",
  filter: { all: [makers] },
  counted,
  may: { update: true, delete: false },
};
const wins = {
  items: [
    {
      segment: { id: "s1", name: "機械メーカー" },
      deals: 3,
      value: { amount: 900_000, currency: "JPY" },
      first_on: "2025-04-01",
    },
  ],
};
const segments = { items: [segment], measures: { untouched: [untouched] }, may: { create: true } };
const market: Market = {
  rows: [{ key: "機械", condition: makers, counted }],
  columns: [{ key: "1000-", condition: large, counted }],
  cells: [{ row: "機械", column: "1000-", counted }],
  counted,
  measures: { untouched: [untouched] },
};

const filterOf = (link: HTMLElement) =>
  JSON.parse(new URL(link.getAttribute("href") ?? "", "http://app").searchParams.get("filter") ?? "{}");

test("each figure of a segment opens the accounts it counts", async () => {
  server({ "GET /api/v1/segments": segments, "GET /api/v1/market/wins": wins });
  const { container } = await render(<Segments />, { room: "sales" });
  const row = within(await screen.findByRole("row", { name: /機械メーカー/ }));
  const link = row.getByRole("link", { name: "40" });
  expect(filterOf(link)).toEqual({ all: [{ all: [makers] }, untouched] });
  expect(await row.findByText("3件")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("each cell of the market opens its accounts", async () => {
  server({ "GET /api/v1/segments": segments, "GET /api/v1/market/penetration": market });
  const { container } = await render(<Penetration />, { room: "sales" });
  const head = await screen.findByRole("columnheader", { name: "1,000名以上" });
  expect(head).toBeVisible();
  const cell = within(screen.getByRole("row", { name: /^機械/ }));
  expect(filterOf(cell.getByRole("link", { name: "未接触 40件を開く" }))).toEqual({
    all: [makers, large, untouched],
  });
  await expectNoAxeFaults(container);
});

const target: Target = {
  id: "t1",
  version: 4,
  list: { id: "l1", name: "秋の開拓" },
  account: {
    id: "a1",
    name: "ハナサキ精機株式会社",
    number: 12,
    phone: "052-000-0000",
    prefecture: "愛知県",
    industry: "機械",
    employees: 120,
  },
  owner: null,
  state: "todo",
  tries: 0,
  called_at: null,
  call_again_on: null,
  note: "",
  deal: null,
  lead: null,
};

test("a call is written down by keys alone, and becomes a deal", async () => {
  let body: unknown;
  let isOn = false;
  server({
    "POST /api/v1/target-rows/t1/call": async (request: Request) => {
      body = await request.json();
      return { ...target, version: 5, state: "meeting", tries: 1 };
    },
  });
  const onward = () => {
    isOn = true;
  };
  await render(
    <Table>
      <Table.Tbody>
        <CallRow row={target} onward={onward} />
      </Table.Tbody>
    </Table>,
    { room: "sales" },
  );
  const user = userEvent.setup();
  (await screen.findByRole("row", { name: "ハナサキ精機株式会社" })).focus();
  await user.keyboard("3");
  await user.type(screen.getByLabelText("話したこと"), "12/3 14時 2名で");
  await user.type(screen.getByLabelText("商談にする（商談名）"), "設備監視{Enter}");
  await waitFor(() => expect(isOn).toBe(true));
  expect(body).toEqual({
    state: "meeting",
    note: "12/3 14時 2名で",
    call_again_on: null,
    deal_name: "設備監視",
    lead_name: "",
  });
});

test("a no asks for nothing more", async () => {
  server({});
  await render(
    <Table>
      <Table.Tbody>
        <CallRow row={target} onward={() => undefined} />
      </Table.Tbody>
    </Table>,
    { room: "sales" },
  );
  await userEvent.setup().click(await screen.findByRole("button", { name: "4 見込みなし" }));
  expect(screen.getByLabelText("話したこと")).toBeVisible();
  expect(screen.queryByLabelText("商談にする（商談名）")).toBeNull();
});
