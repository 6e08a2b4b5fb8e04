import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { hanasaki, watanabe } from "../testing";
import { PeopleCard } from "./PeopleCard";
import { PlacesCard } from "./PlacesCard";

test("people stand with what they decide and how they are reached; who left is said to have left", async () => {
  const { container } = await render(<PeopleCard account={hanasaki} />, { room: "customers" });
  expect(screen.getByText("生産技術部 部長 · 080-1234-5678 · watanabe@hanasaki.example")).toBeVisible();
  expect(screen.getByText("決裁者")).toBeVisible();
  expect(screen.getByText("主担当")).toBeVisible();
  expect(screen.getAllByText("離任")).toHaveLength(1);
  expect(screen.getByRole("link", { name: "森 由紀" })).toHaveAttribute("href", "/contacts/c2");
  await expectNoAxeFaults(container);
});

test("a customer without people says whom to begin with", async () => {
  await render(<PeopleCard account={{ ...hanasaki, people: [] }} />, { room: "customers" });
  expect(screen.getByText("まだ登録されていません。最初に話をした方から登録してください。")).toBeVisible();
});

test("a person is added at the customer one looks at, without asking which", async () => {
  server({ "GET /api/v1/contacts/duplicates": { items: [], hidden: false } });
  await render(<PeopleCard account={hanasaki} />, { room: "customers" });
  await userEvent.click(screen.getByRole("button", { name: "追加する" }));
  const dialog = within(await screen.findByRole("dialog", { name: "担当者を登録する" }));
  expect(dialog.queryByRole("textbox", { name: "取引先" })).toBeNull();
  expect(dialog.getByRole("textbox", { name: "役職" })).toBeVisible();
});

test("who may only read adds nobody and ends nothing", async () => {
  const first = await render(<PeopleCard account={{ ...hanasaki, may: {} }} />, { room: "customers" });
  expect(screen.queryByRole("button")).toBeNull();
  first.unmount();
  await render(<PlacesCard contact={{ ...watanabe, may: {} }} />, { room: "customers" });
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.getByRole("link", { name: "株式会社ハナサキ精機" })).toBeVisible();
});

test("a place that ended keeps its days and cannot end twice", async () => {
  const [place] = watanabe.places;
  const past = { ...place, is_present: false, active_from: "2020-04-01", active_to: "2021-03-31" };
  await render(<PlacesCard contact={{ ...watanabe, places: [past] as never }} />, { room: "customers" });
  expect(screen.getByText("離任")).toBeVisible();
  expect(screen.getByText("2020/4/1(水)").parentElement).toHaveTextContent("2020/4/1(水) – 2021/3/31(水)");
  expect(screen.queryByRole("button", { name: "離任にする" })).toBeNull();
});

test("an end that a colleague forestalled is told in words", async () => {
  server({
    "PATCH /api/v1/places/p1": problem(409, { code: "stale", title: "先に変更されました。", current: {} }),
  });
  await render(<PlacesCard contact={watanabe} />, { room: "customers" });
  await userEvent.click(screen.getByRole("button", { name: "離任にする" }));
  expect(await screen.findByText("先に変更されました。")).toBeVisible();
  expect(screen.queryByText(/を離任にしました/)).toBeNull();
});

test("a person of no company says so", async () => {
  await render(<PlacesCard contact={{ ...watanabe, places: [] }} />, { room: "customers" });
  expect(screen.getByText("どの取引先にも所属していません。")).toBeVisible();
});
