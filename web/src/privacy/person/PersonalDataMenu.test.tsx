import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server, tanaka } from "@/testing";
import type { Foreseen } from "./api";
import { PersonalDataMenu } from "./PersonalDataMenu";

const admin = { ...tanaka, roles: ["admin"], navigation: [...tanaka.navigation, "settings"] };
const person = { id: "c1", name: "渡辺 千尋" };
const foreseen: Foreseen = {
  name: "渡辺 千尋",
  counts: { "customers.Contact": 1, "interactions.Message": 1204, "enishi_channels.ReceivedMail": 3 },
  kept: [{ number: "OC-2026-0042", issued_on: "2026-11-20", until: "2034-05-31" }],
  waiting: false,
};
const LOOK = "GET /api/v1/contacts/c1/personal-data";

async function menu(answers: Parameters<typeof server>[0], item: string) {
  const calls = server(answers);
  const drawn = await render(<PersonalDataMenu person={person} />, { room: "privacy", me: admin });
  await userEvent.click(await screen.findByRole("button", { name: "個人データのメニュー" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: item }));
  return { ...drawn, calls };
}

test("who does not see to personal data has no such menu", async () => {
  server({});
  await render(<PersonalDataMenu person={person} />, { room: "privacy" });
  expect(screen.queryByRole("button")).toBeNull();
});

test("erasing shows what goes and what stays, and waits for the name", async () => {
  let sent: unknown;
  await menu(
    {
      [LOOK]: foreseen,
      "POST /api/v1/contacts/c1/erasure": async (request) => {
        sent = await request.json();
        return { id: "e1" };
      },
    },
    "消去する",
  );
  expect(await screen.findByText("1,204")).toBeVisible();
  expect(screen.getByText(/OC-2026-0042/)).toBeVisible();
  await expectNoAxeFaults(document.body);
  const act = screen.getByRole("button", { name: "消去する" });
  expect(act).toBeDisabled();
  await userEvent.click(screen.getByRole("radio", { name: "同意の撤回" }));
  await userEvent.type(screen.getByRole("textbox"), "渡辺千尋");
  await userEvent.click(act);
  await waitFor(() => expect(sent).toEqual({ name: "渡辺千尋", ground: "consent" }));
  expect(await screen.findByText(/消去を始めました/)).toBeVisible();
});

test("another name is refused beside the field", async () => {
  const refusal = { title: "x", detail: "y", fields: { name: "氏名と一致しません。" } };
  await menu({ [LOOK]: foreseen, "POST /api/v1/contacts/c1/erasure": problem(400, refusal) }, "消去する");
  await userEvent.type(await screen.findByRole("textbox"), "渡辺");
  await userEvent.click(screen.getByRole("button", { name: "消去する" }));
  expect(await screen.findByText("氏名と一致しません。")).toBeVisible();
});

test("whoever is being erased is not erased again", async () => {
  await menu({ [LOOK]: { ...foreseen, waiting: true } }, "消去する");
  expect(await screen.findByText("この方はすでに消去の途中です。")).toBeVisible();
  await userEvent.type(screen.getByRole("textbox"), "渡辺 千尋");
  expect(screen.getByRole("button", { name: "消去する" })).toBeDisabled();
});

test("personal data is taken out, with notes only where they are asked for", async () => {
  let sent: unknown;
  URL.createObjectURL = () => "blob:x";
  URL.revokeObjectURL = () => undefined;
  await menu(
    {
      "POST /api/v1/contacts/c1/personal-data/export": async (request) => {
        sent = await request.json();
        return {};
      },
    },
    "個人データを書き出す",
  );
  await userEvent.click(await screen.findByRole("checkbox", { name: "社内メモも含める" }));
  await userEvent.click(screen.getByRole("button", { name: "ZIP を作る" }));
  await waitFor(() => expect(sent).toEqual({ notes: true }));
  expect(await screen.findByText("渡辺 千尋 様の個人データを書き出しました。")).toBeVisible();
});
