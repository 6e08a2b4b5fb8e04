import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import NoticeSettingsPage from "./NoticeSettingsPage";
import NoticesPage from "./NoticesPage";

const notice = {
  id: "n1",
  kind: "ticket_mail",
  text: "お客様から連絡がありました。",
  title: '#1042 </title><img src=x onerror="alert(1)">',
  path: "/tickets/t1",
  count: 3,
  happened_at: "2026-11-20T03:00:00Z",
  is_read: false,
};

test("B17: a line leads to its record, is seen by that, and shows a stranger's subject as plain words", async () => {
  const calls = server({
    "GET /api/v1/notifications": { items: [notice], next: null, total: 1 },
    "POST /api/v1/notifications/n1/read": null,
  });
  const { container, router } = await render(<NoticesPage />, { room: "staff", at: "/notifications" });
  expect(await screen.findByText(notice.title)).toBeVisible();
  expect(container.querySelector("img")).toBeNull();
  expect(screen.getByText("3件")).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("link", { name: /お客様から連絡/ }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/tickets/t1"));
  await waitFor(() => expect(calls()).toContain("POST /api/v1/notifications/n1/read"));
});

test("all are marked as read up to the newest one shown", async () => {
  const sent: unknown[] = [];
  server({
    "GET /api/v1/notifications": { items: [notice], next: null, total: 1 },
    "POST /api/v1/notifications/read": async (request) => {
      sent.push(await request.json());
      return null;
    },
  });
  await render(<NoticesPage />, { room: "staff", at: "/notifications" });
  await userEvent.click(await screen.findByRole("button", { name: "すべて既読にする" }));
  await waitFor(() => expect(sent).toEqual([{ until: notice.happened_at }]));
});

test("a choice is kept at once, with all the others", async () => {
  const sent: unknown[] = [];
  const settings = {
    kinds: [
      { kind: "ticket_mail", name: "お客様から連絡があったとき", choice: "app" },
      { kind: "mention", name: "呼ばれたとき", choice: "off" },
    ],
    digest_at: "08:30",
    digest_day: 0,
    zone: "",
    sends_mail: true,
  };
  server({
    "GET /api/v1/notification-settings": settings,
    "PUT /api/v1/notification-settings": async (request) => {
      sent.push(await request.json());
      return settings;
    },
  });
  const { container } = await render(<NoticeSettingsPage />, { room: "staff" });
  const select = await screen.findByLabelText("お客様から連絡があったとき");
  await expectNoAxeFaults(container);
  await userEvent.selectOptions(select, "daily");
  await waitFor(() =>
    expect(sent).toEqual([
      { choices: { ticket_mail: "daily", mention: "off" }, digest_at: "08:30", digest_day: 0, zone: "" },
    ]),
  );
});
