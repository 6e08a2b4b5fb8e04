import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { render } from "@/testing";
import { hanasaki } from "../testing";
import type { AccountRow } from "../types";
import { useAccountColumns } from "./columns";

function Row({ row }: { row: AccountRow }) {
  return (
    <dl>
      {useAccountColumns().map((column) => (
        <div key={column.key}>
          <dt>{column.label}</dt>
          <dd data-testid={column.key}>{column.render(row)}</dd>
        </div>
      ))}
    </dl>
  );
}

const cell = (key: string) => screen.getByTestId(key);

test("a row shows both owners and what each role has open, as links to what is counted", async () => {
  await render(<Row row={hanasaki} />, { room: "customers" });
  expect(cell("name")).toHaveTextContent("ハナサキセイキ株式会社ハナサキ精機");
  expect(cell("stage")).toHaveTextContent("商談中");
  expect(cell("place")).toHaveTextContent("東京都港区");
  expect(cell("sales_owner")).toHaveTextContent("佐藤 健");
  expect(cell("service_owner")).toHaveTextContent("–");
  expect(screen.getByRole("link", { name: /12,800,000/ })).toHaveAttribute(
    "href",
    "/deals?account_id=a1&stage_type=open",
  );
  expect(screen.getByRole("link", { name: "1件" })).toHaveAttribute(
    "href",
    "/tickets?account_id=a1&status=unsolved",
  );
});

test("nothing open is a dash, never a zero that looks like a figure", async () => {
  const standing = { ...hanasaki.standing, open_deals: 0, open_tickets: 0 };
  await render(<Row row={{ ...hanasaki, kana: "", standing }} />, { room: "customers" });
  expect(cell("open_pipeline")).toHaveTextContent(/^–$/);
  expect(cell("open_tickets")).toHaveTextContent(/^–$/);
  expect(cell("name")).toHaveTextContent(/^株式会社ハナサキ精機$/);
});

test("the same row in English", async () => {
  await render(<Row row={hanasaki} />, { room: "customers", language: "en" });
  expect(screen.getByText("Sales owner")).toBeVisible();
  expect(cell("stage")).toHaveTextContent("In talks");
});
