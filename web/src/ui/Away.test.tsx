import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { render, server } from "@/testing";
import { Away } from "./Away";
import { users } from "./pickers";
import { RecordPicker } from "./RecordPicker";

const away = {
  items: [
    {
      id: "b1",
      person: { id: "u2", name: "佐藤" },
      deputy: { name: "林" },
      stands_in: { name: "伊藤 彩" },
      reason: "trip",
      ends_on: "2026-11-25",
      until_noon: true,
    },
    {
      id: "b2",
      person: { id: "u3", name: "森" },
      deputy: null,
      stands_in: null,
      reason: "leave",
      ends_on: "2026-11-20",
      until_noon: false,
    },
  ],
};

test("beside who is away stands until when and who stands in; beside who is here nothing", async () => {
  const calls = server({ "GET /api/v1/absences/away": away });
  await render(
    <>
      <p>
        佐藤
        <Away id="u2" />
      </p>
      <p>
        森
        <Away id="u3" />
      </p>
      <p>
        田中
        <Away id="u1" />
      </p>
    </>,
  );
  await waitFor(() =>
    expect(screen.getByText(/佐藤/)).toHaveTextContent(/不在.*11\/25\(水\) 正午まで.*代理 伊藤 彩/),
  );
  expect(screen.getByText(/森/)).toHaveTextContent(/不在.*11\/20\(金\)まで）/);
  expect(screen.getByText(/田中/)).toHaveTextContent(/^田中$/);
  expect(calls()).toHaveLength(1);
});

test("whoever is chosen from people sees there, and afterwards, that the person is away", async () => {
  server({
    "GET /api/v1/absences/away": away,
    "GET /api/v1/users": { items: [{ id: "u2", name: "佐藤" }], next: null, total: 1 },
  });
  const nothing = () => undefined;
  await render(
    <>
      <RecordPicker label="担当" source={users} onChange={nothing} />
      <RecordPicker label="次の担当" source={users} value={{ id: "u2", name: "佐藤" }} onChange={nothing} />
    </>,
  );
  await userEvent.click(screen.getByRole("textbox", { name: "担当" }));
  expect(await screen.findByRole("option")).toHaveTextContent(/佐藤.*不在.*代理 伊藤 彩/);
  expect(screen.getAllByText(/代理 伊藤 彩/).length).toBeGreaterThan(1);
});
