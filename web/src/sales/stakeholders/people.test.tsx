import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { Part, People } from "./api";
import { DealPeople } from "./DealPeople";
import { PeopleMap } from "./PeopleMap";

const boss: Part = {
  id: "p1",
  version: 3,
  contact: { id: "c1", name: "大野 隆" },
  department: "製造部",
  title: "部長",
  role: "decision_maker",
  attitude: "unknown",
  reports_to_id: null,
  influences: [],
  note: "",
  met_at: null,
};
const people: People = {
  deal: { id: "d1", name: "設備監視の導入" },
  items: [
    boss,
    {
      ...boss,
      id: "p2",
      contact: { id: "c2", name: "渡辺 千尋" },
      title: "課長",
      role: "promoter",
      attitude: "for",
      reports_to_id: "p1",
      influences: ["p1"],
    },
  ],
  gaps: [{ code: "decider_not_met", names: ["大野 隆"], days: 0 }],
  quiet_days: 30,
  may: { update: true },
};

test("what is missing is said beside the deal", async () => {
  server({ "GET /api/v1/deals/d1/stakeholders": people });
  const { container } = await render(<DealPeople dealId="d1" />, { room: "sales" });
  expect(await screen.findByText("決裁者（大野 隆）に会っていません。")).toBeVisible();
  expect(screen.getByText("推進者 · 賛成")).toBeVisible();
  await expectNoAxeFaults(container);
});

test("a box of the map opens by key and is read aloud whole", async () => {
  let opened: Part | undefined;
  const { container } = await render(
    <PeopleMap
      people={people}
      onOpen={(part) => {
        opened = part;
      }}
    />,
    { room: "sales" },
  );
  const map = within(await screen.findByRole("region", { name: "「設備監視の導入」の決裁者マップ" }));
  map.getByRole("button", { name: "渡辺 千尋、製造部 課長、推進者、賛成" }).focus();
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(opened?.id).toBe("p2"));
  await expectNoAxeFaults(container);
});
