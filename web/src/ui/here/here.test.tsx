import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { expectNoAxeFaults, render } from "@/testing";
import { HereNow } from "./HereNow";
import { connect, sayTyping, show } from "./here";

let said: object[] = [];
const ticket = { subject: "service.Ticket", id: "t1" };
const says = (people: { name: string; types: boolean }[]) => act(() => show({ ...ticket, people }));

beforeEach(() => {
  said = [];
  connect((message) => said.push(message));
});
afterEach(() => connect(undefined));

test("a page says what is on the screen, and again when the line is back", async () => {
  const { unmount } = await render(<HereNow {...ticket} />, { room: "ui" });
  expect(said).toEqual([{ type: "viewing", ...ticket }]);
  act(() => connect((message) => said.push(message)));
  expect(said).toHaveLength(2);
  unmount();
  expect(said.at(-1)).toEqual({ type: "left" });
});

test("who else looks on is named; alone there is nothing to see", async () => {
  const { container } = await render(<HereNow {...ticket} />, { room: "ui" });
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
  says([
    { name: "小林 誠", types: false },
    { name: "田中 美咲", types: false },
  ]);
  expect(screen.getByText("小林 誠、田中 美咲が閲覧中")).toBeVisible();
  await expectNoAxeFaults(container);
  says([]);
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
});

test("who types comes before who only looks on", async () => {
  await render(<HereNow {...ticket} />, { room: "ui" });
  says([
    { name: "小林 誠", types: false },
    { name: "田中 美咲", types: true },
  ]);
  expect(screen.getByText("田中 美咲が返信を入力中…")).toBeVisible();
});

test("people at another record are not shown here", async () => {
  await render(<HereNow {...ticket} />, { room: "ui" });
  act(() => show({ subject: "sales.Deal", id: "t1", people: [{ name: "森 大輔", types: false }] }));
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
});

test("however fast one types, it is said every three seconds", () => {
  for (const now of [0, 100, 2_900, 3_000, 3_100]) sayTyping(now);
  expect(said).toEqual([{ type: "typing" }, { type: "typing" }]);
});
