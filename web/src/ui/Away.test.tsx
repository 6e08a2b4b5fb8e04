import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { render, server } from "@/testing";
import { Away } from "./Away";

const away = {
  items: [
    { person: { id: "u2" }, deputy: { name: "伊藤 彩" }, ends_on: "2026-11-25" },
    { person: { id: "u3" }, deputy: null, ends_on: "2026-11-20" },
  ],
  next: null,
  total: 2,
};

test("beside who is away stands until when and who stands in; beside who is here nothing", async () => {
  const calls = server({ "GET /api/v1/absences": away });
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
  await waitFor(() => expect(screen.getByText(/佐藤/)).toHaveTextContent(/不在.*11\/25.*代理 伊藤 彩/));
  expect(screen.getByText(/森/)).toHaveTextContent(/不在.*11\/20/);
  expect(screen.getByText(/田中/)).toHaveTextContent(/^田中$/);
  expect(calls()).toHaveLength(1);
});
