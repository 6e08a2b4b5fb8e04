import { useQuery } from "@tanstack/react-query";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Problem } from "@/client/problem";
import type { Versioned } from "@/client/types";
import { expectNoAxeFaults, render, server } from "@/testing";
import { ConflictDialog } from "@/ui/edit/ConflictDialog";
import type { Customised } from "@/ui/edit/custom";
import { useRecordEdit } from "@/ui/edit/useRecordEdit";
import { CustomFacts } from "./CustomFacts";
import { CustomFields } from "./CustomFields";
import { CustomValue } from "./CustomValue";
import { ALL, field } from "./examples";
import { useCustomWords } from "./useCustomWords";

interface Row extends Versioned, Customised {}

const KEY = ["customers.Account", "one", "a1"];
const stored: Row = {
  id: "a1",
  version: 3,
  may: { update: true },
  custom: { number: 12.5, choices: ["direct", "agency"], link: "https://minamo.example/x", text: "木箱" },
};
type Patch = (changes: Partial<Row>, version: number) => Promise<Row>;

function Facts({ patch }: { patch: Patch }) {
  const record = useQuery({
    queryKey: KEY,
    queryFn: async () => stored,
    initialData: stored,
    staleTime: 1e9,
  });
  const edit = useRecordEdit<Row>({ record: record.data, queryKey: KEY, patch });
  return (
    <>
      <CustomFacts entity="accounts" edit={edit} />
      <ConflictDialog edit={edit} labelOf={String} custom={useCustomWords("accounts")} />
    </>
  );
}

const known = () => server({ "GET /api/v1/custom-fields": { items: ALL, may: { create: true } } });

test("each kind reads as what it is and is sent as what it is", async () => {
  known();
  const patch = vi.fn<Patch>(async (changes) => ({ ...stored, version: 4, ...changes }));
  const { container } = await render(<Facts patch={patch} />);
  expect(await screen.findByText("12.5")).toBeVisible();
  expect(screen.getByText("直販、代理店")).toBeVisible();
  expect(screen.getByRole("link", { name: "minamo.example/x" })).toHaveAttribute("rel", "noreferrer");
  await expectNoAxeFaults(container);
  await userEvent.click(screen.getByRole("button", { name: "numberの項目を編集" }));
  await userEvent.clear(screen.getByRole("textbox", { name: "numberの項目" }));
  await userEvent.type(screen.getByRole("textbox", { name: "numberの項目" }), "１，２００{Enter}");
  await waitFor(() => expect(patch).toHaveBeenLastCalledWith({ custom: { number: 1200 } }, 3));
  await userEvent.click(screen.getByRole("button", { name: "checkboxの項目を編集" }));
  await userEvent.click(await screen.findByRole("option", { name: "はい" }));
  await waitFor(() => expect(patch.mock.lastCall?.[0]).toEqual({ custom: { checkbox: true } }));
});

test("undo sends what was there before, and nothing where there was nothing", async () => {
  known();
  const patch = vi.fn<Patch>(async (changes) => ({ ...stored, version: 4, ...changes }));
  await render(<Facts patch={patch} />);
  await userEvent.click(await screen.findByRole("button", { name: "choiceの項目を編集" }));
  await userEvent.click(await screen.findByRole("option", { name: "代理店" }));
  await userEvent.click(await screen.findByRole("button", { name: "元に戻す" }));
  await waitFor(() => expect(patch).toHaveBeenLastCalledWith({ custom: { choice: null } }, 4));
});

test("a conflict shows the field by its name, and keeps what others wrote beside it", async () => {
  known();
  const theirs = { version: 5, custom: { number: 7, text: "紙箱" } };
  const conflict = new Problem(409, "stale", "", "", {}, theirs);
  const patch = vi.fn<Patch>().mockRejectedValueOnce(conflict).mockResolvedValue(stored);
  await render(<Facts patch={patch} />);
  await userEvent.click(await screen.findByRole("button", { name: "textの項目を編集" }));
  await userEvent.type(screen.getByRole("textbox", { name: "textの項目" }), "2つ{Enter}");
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText("textの項目")).toBeVisible();
  expect(dialog.getByText("紙箱")).toBeVisible();
  await userEvent.click(dialog.getByRole("button", { name: "選んだ内容で保存する" }));
  await waitFor(() => expect(patch).toHaveBeenLastCalledWith({ custom: { text: "木箱2つ" } }, 5));
});

test("an address that would run is shown and never opened", async () => {
  await render(<CustomValue field={field("link")} value="javascript:alert(1)" />);
  expect(screen.getByText("javascript:alert(1)")).toBeVisible();
  expect(screen.queryByRole("link")).toBeNull();
});

test("markup in a name stays a text", async () => {
  const name = "<img src=x onerror=alert(1)>";
  server({ "GET /api/v1/custom-fields": { items: [field("text", { name })], may: {} } });
  const form = { getInputProps: () => ({ value: "", onChange: () => undefined }) };
  const { container } = await render(<CustomFields entity="accounts" form={form} />);
  expect(await screen.findByLabelText(name)).toBeVisible();
  expect(container.querySelector("img")).toBeNull();
});
