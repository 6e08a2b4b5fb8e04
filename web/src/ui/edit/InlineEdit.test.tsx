import { useQuery } from "@tanstack/react-query";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Problem } from "@/client/problem";
import type { Money, Versioned } from "@/client/types";
import { expectNoAxeFaults, render } from "@/testing";
import { ConflictDialog } from "./ConflictDialog";
import { InlineEdit } from "./InlineEdit";
import { useRecordEdit } from "./useRecordEdit";

interface Account extends Versioned {
  name: string;
  rank: string | null;
  budget: Money | null;
}

const stored: Account = {
  id: "a1",
  version: 3,
  may: { update: true },
  name: "ハナサキ精機",
  rank: "a",
  budget: { amount: 1000, currency: "JPY" },
};
type Patch = (changes: Partial<Account>, version: number) => Promise<Account>;
const KEY = ["customers.Account", "one", "a1"];
const RANKS = [
  { value: "a", label: "Aランク" },
  { value: "b", label: "Bランク" },
];

function Facts({ patch, first = stored }: { patch: Patch; first?: Account }) {
  const record = useQuery({
    queryKey: KEY,
    queryFn: async () => first,
    initialData: first,
    staleTime: 1e9,
  }).data;
  const edit = useRecordEdit<Account>({ record, queryKey: KEY, patch });
  return (
    <>
      <InlineEdit
        kind="text"
        label="会社名"
        field="name"
        value={record.name}
        may={edit.may}
        onSave={(name) => edit.save({ name })}
      />
      <InlineEdit
        kind="select"
        label="ランク"
        value={record.rank}
        options={RANKS}
        may={edit.may}
        onSave={(rank) => edit.save({ rank })}
      />
      <InlineEdit
        kind="money"
        label="予算"
        value={record.budget}
        may={edit.may}
        onSave={(budget) => edit.save({ budget })}
      >
        {record.budget?.amount}
      </InlineEdit>
      <ConflictDialog edit={edit} labelOf={(field) => (field === "name" ? "会社名" : field)} />
    </>
  );
}

async function typeName(name: string) {
  await userEvent.click(screen.getByRole("button", { name: "会社名を編集" }));
  const field = screen.getByRole("textbox", { name: "会社名" });
  await userEvent.clear(field);
  await userEvent.type(field, `${name}{Enter}`);
}

test("Enter saves on the version that was read, and the change can be taken back", async () => {
  const patch = vi.fn<Patch>(async (changes, version) => ({ ...stored, ...changes, version: version + 1 }));
  const { container } = await render(<Facts patch={patch} />);
  await expectNoAxeFaults(container);
  await typeName("花咲精機");
  expect(patch.mock.calls).toEqual([[{ name: "花咲精機" }, 3]]);
  expect(await screen.findByText("花咲精機")).toBeVisible();

  await userEvent.click(await screen.findByRole("button", { name: "元に戻す" }));

  await waitFor(() => expect(patch.mock.lastCall).toEqual([{ name: "ハナサキ精機" }, 4]));
  expect(await screen.findByText("ハナサキ精機")).toBeVisible();
});

test("Enter that ends a kana conversion saves nothing, in Safari neither", async () => {
  const patch = vi.fn<Patch>();
  await render(<Facts patch={patch} />);
  await userEvent.click(screen.getByRole("button", { name: "会社名を編集" }));
  const field = screen.getByRole("textbox", { name: "会社名" });
  fireEvent.change(field, { target: { value: "花咲" } });
  fireEvent.keyDown(field, { key: "Enter", isComposing: true });
  fireEvent.keyDown(field, { key: "Enter", keyCode: 229 });
  expect(field).toHaveValue("花咲");
  expect(patch).not.toHaveBeenCalled();
});

test("Escape leaves everything as it was", async () => {
  const patch = vi.fn<Patch>();
  await render(<Facts patch={patch} />);
  await userEvent.click(screen.getByRole("button", { name: "会社名を編集" }));
  await userEvent.type(screen.getByRole("textbox", { name: "会社名" }), "x{Escape}");
  expect(screen.getByText("ハナサキ精機")).toBeVisible();
  expect(patch).not.toHaveBeenCalled();
});

test("a choice saves at once; money is sent in minor units", async () => {
  const patch = vi.fn<Patch>(async (changes, version) => ({ ...stored, ...changes, version: version + 1 }));
  await render(<Facts patch={patch} />);
  await userEvent.click(screen.getByRole("button", { name: "ランクを編集" }));
  await userEvent.click(await screen.findByRole("option", { name: "Bランク" }));
  await waitFor(() => expect(patch.mock.lastCall?.[0]).toEqual({ rank: "b" }));

  await userEvent.click(screen.getByRole("button", { name: "予算を編集" }));
  const field = screen.getByRole("textbox", { name: "予算" });
  await userEvent.clear(field);
  await userEvent.type(field, "48000{Enter}");
  await waitFor(() =>
    expect(patch.mock.lastCall?.[0]).toEqual({ budget: { amount: 48_000, currency: "JPY" } }),
  );
});

test("the server's message stands beside the field, and the old value is kept", async () => {
  const patch: Patch = async () => {
    throw new Problem(400, "invalid", "入力を確かめてください", "", { name: "会社名は空にできません。" });
  };
  await render(<Facts patch={patch} />);
  await typeName("?");
  expect(await screen.findByText("会社名は空にできません。")).toBeVisible();
  expect(screen.getByRole("textbox", { name: "会社名" })).toHaveValue("?");
});

test("when someone was faster both versions are shown, and the chosen one is saved on the new version", async () => {
  const patch = vi
    .fn<Patch>()
    .mockRejectedValueOnce(
      new Problem(409, "stale", "", "", {}, { ...stored, name: "株式会社ハナサキ", version: 7 }),
    )
    .mockImplementation(async (changes, version) => ({ ...stored, ...changes, version: version + 1 }));
  await render(<Facts patch={patch} />);
  await typeName("花咲精機");

  const dialog = await screen.findByRole("dialog", { name: "ほかの人が先に変更しました" });
  expect(dialog).toHaveTextContent("花咲精機");
  expect(dialog).toHaveTextContent("株式会社ハナサキ");
  await userEvent.click(screen.getByRole("button", { name: "選んだ内容で保存する" }));

  await waitFor(() => expect(patch.mock.lastCall).toEqual([{ name: "花咲精機" }, 7]));
});

test("their version can be kept without sending anything", async () => {
  const patch = vi
    .fn<Patch>()
    .mockRejectedValueOnce(
      new Problem(409, "stale", "", "", {}, { ...stored, name: "株式会社ハナサキ", version: 7 }),
    );
  await render(<Facts patch={patch} />);
  await typeName("花咲精機");
  await userEvent.click(await screen.findByRole("radio", { name: "保存されている内容" }));
  await userEvent.click(screen.getByRole("button", { name: "選んだ内容で保存する" }));
  await waitFor(() => expect(screen.getByText("株式会社ハナサキ")).toBeVisible());
  expect(patch).toHaveBeenCalledTimes(1);
});

test("who may not change it sees a value, not a button", async () => {
  await render(<Facts patch={vi.fn()} first={{ ...stored, may: { update: false } }} />);
  expect(screen.queryByRole("button", { name: "会社名を編集" })).toBeNull();
  expect(screen.getByText("ハナサキ精機")).toBeVisible();
});
