import { IconHeadset, IconPhone } from "@tabler/icons-react";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, render } from "@/testing";
import { Timeline, type TimelineItem } from "./Timeline";
import { setZone } from "./useFormat";

const ITEMS: readonly TimelineItem[] = [
  {
    id: "1",
    at: "2020-11-20T05:30:00Z",
    icon: IconHeadset,
    role: "service",
    title: "センサーが赤く点滅する",
    who: "佐藤",
    body: "あ".repeat(300),
    to: "/tickets/t1",
  },
  { id: "2", at: "2020-11-19T20:00:00Z", icon: IconPhone, role: "sales", title: "見積の説明", isNote: true },
];

test("events stand under their day in the organisation's zone", async () => {
  setZone("Asia/Tokyo");
  const { container } = await render(<Timeline label="時系列" items={ITEMS} />);
  expect(screen.getAllByRole("heading", { name: "2020/11/20(金)" })).toHaveLength(1);
  expect(screen.getByText("佐藤 · 14:30")).toBeVisible();
  expect(screen.getByText("05:00")).toBeVisible();
  expect(screen.getByRole("link", { name: "センサーが赤く点滅する" })).toHaveAttribute("href", "/tickets/t1");
  await expectNoAxeFaults(container);
});

test("one role alone can be read", async () => {
  await render(<Timeline label="時系列" items={ITEMS} />);
  await userEvent.click(screen.getByRole("radio", { name: "販売" }));
  expect(screen.queryByText("センサーが赤く点滅する")).toBeNull();
  expect(screen.getByText("見積の説明")).toBeVisible();
});

test("a long text opens on demand", async () => {
  await render(<Timeline label="時系列" items={ITEMS} />);
  expect(screen.queryByText("あ".repeat(300))).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "続きを読む" }));
  expect(screen.getByText("あ".repeat(300))).toBeVisible();
});

test("earlier events are fetched when asked for; nothing yet is said", async () => {
  const onMore = vi.fn();
  await render(<Timeline label="時系列" items={[]} hasMore onMore={onMore} />);
  expect(screen.getByText("まだ何もありません。")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "もっと前を見る" }));
  expect(onMore).toHaveBeenCalled();
});
