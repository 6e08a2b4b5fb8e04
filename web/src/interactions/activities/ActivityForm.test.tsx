import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { ActivityForm } from "./ActivityForm";

const ACCOUNT = { id: "a1", name: "株式会社ハナサキ精機" };
const PEOPLE = [{ id: "c1", name: "渡辺 千尋" }];

async function form(answers: Parameters<typeof server>[0]) {
  server(answers);
  const drawn = await render(<ActivityForm account={ACCOUNT} people={PEOPLE} />, { room: "interactions" });
  return { ...drawn, subject: await screen.findByRole("textbox", { name: "件名" }) };
}

test("one line stands there until somebody begins to write", async () => {
  const { subject, container } = await form({});
  expect(screen.queryByRole("button", { name: "記録する" })).toBeNull();
  await userEvent.click(subject);
  expect(screen.getByRole("button", { name: "記録する" })).toBeVisible();
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "やめる" }));
  expect(screen.queryByRole("button", { name: "記録する" })).toBeNull();
});

test("a call with somebody is sent with its length and what comes next", async () => {
  let sent: unknown;
  const { subject } = await form({
    "POST /api/v1/activities": async (request) => {
      sent = await request.json();
      return {};
    },
  });
  await userEvent.type(subject, "納期の相談");
  await userEvent.click(screen.getByRole("textbox", { name: "種類" }));
  await userEvent.click(await screen.findByRole("option", { name: "電話" }));
  await userEvent.click(screen.getByRole("textbox", { name: "相手" }));
  await userEvent.click(await screen.findByRole("option", { name: "渡辺 千尋" }));
  await userEvent.type(screen.getByRole("textbox", { name: "所要時間（分）" }), "30");
  await userEvent.type(screen.getByRole("textbox", { name: "次回アクション" }), "見積を送る");
  await userEvent.click(screen.getByRole("button", { name: "記録する" }));
  await waitFor(() =>
    expect(sent).toEqual({
      kind: "call",
      subject: "納期の相談",
      outcome: "",
      body: "",
      minutes: 30,
      next_action: "見積を送る",
      next_action_on: null,
      contact_id: "c1",
      account_id: "a1",
    }),
  );
});

test("what is refused keeps what was written", async () => {
  const { subject } = await form({
    "POST /api/v1/activities": problem(400, {
      title: "入力内容に誤りがあります。",
      status: 400,
      code: "bad_input",
      fields: { subject: "長すぎます。短くしてください。" },
    }),
  });
  await userEvent.type(subject, "納期の相談");
  await userEvent.click(screen.getByRole("button", { name: "記録する" }));
  // What comes next is asked for once.
  expect(await screen.findByText("次の行動を決めておきますか？")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "次の行動なしで記録する" }));
  expect(await screen.findByText("長すぎます。短くしてください。")).toBeVisible();
  expect(subject).toHaveValue("納期の相談");
});
