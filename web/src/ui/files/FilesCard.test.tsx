import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { StoredFile } from "./api";
import { FilesCard } from "./FilesCard";

const photo: StoredFile = {
  id: "f1",
  version: 2,
  name: "配管.jpg",
  size: 160_200,
  kind: "jpeg",
  scan: "not_scanned",
  threat: "",
  picture: "ready",
  width: 1600,
  height: 1200,
  pages: null,
  content_id: "",
  uploaded_by: "佐藤 健",
  created_at: "2026-11-20T00:00:00Z",
  may: { delete: true },
};
const virus: StoredFile = {
  ...photo,
  id: "f2",
  name: "請求書.zip",
  kind: "zip",
  scan: "infected",
  threat: "Eicar",
  picture: "none",
  may: { delete: false },
};

/** What an upload answers, and what was sent. */
function uploads(status: number, body: object) {
  const sent: FormData[] = [];
  class Sending {
    status = status;
    responseText = JSON.stringify(body);
    upload: { onprogress?: (event: object) => void } = {};
    onload = () => undefined;
    open() {}
    setRequestHeader() {}
    send(form: FormData) {
      sent.push(form);
      this.upload.onprogress?.({ loaded: 1, total: 2 });
      setTimeout(() => this.onload());
    }
  }
  vi.stubGlobal("XMLHttpRequest", Sending);
  return sent;
}

function draw(
  id: string,
  items: readonly StoredFile[],
  more: Record<string, object | null> = {},
  may = true,
) {
  const calls = server({
    "GET /api/v1/files": { items, next: null, total: items.length },
    "GET /api/v1/files/limits": { largest: 1_000_000 },
    ...more,
  });
  return render(<FilesCard of={{ subject: "deal", id }} may={may} />).then((drawn) => ({ ...drawn, calls }));
}

/** The name of the first file sent. */
function fileIn(sent: readonly FormData[]) {
  const file = sent[0]?.get("file");
  return file instanceof File ? file.name : undefined;
}

const named = (name: string, size = 3) => new File(["x".repeat(size)], name, { type: "text/plain" });
const dropped = (...files: File[]) => ({ dataTransfer: { files, types: ["Files"] } });

test("files stand with a picture, their size and what the scanner said", async () => {
  const { container } = await draw("d1", [photo, virus]);
  expect(await screen.findByRole("link", { name: "配管.jpg" })).toHaveAttribute(
    "href",
    "/api/v1/files/f1/content",
  );
  expect(screen.getAllByText("160 KB")).toHaveLength(2);
  expect(screen.getByText("未検査")).toBeVisible();
  expect(screen.getByText("隔離中")).toBeVisible();
  expect(screen.queryByRole("link", { name: "請求書.zip" })).toBeNull();
  await expectNoAxeFaults(container);
});

test("a picture opens large, and Escape closes it", async () => {
  await draw("d2", [photo]);
  await userEvent.click(await screen.findByRole("button", { name: "配管.jpg を大きく表示" }));
  expect(await screen.findByRole("img", { name: "配管.jpg" })).toHaveAttribute(
    "src",
    "/api/v1/files/f1/picture?size=preview",
  );
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("img", { name: "配管.jpg" })).toBeNull());
});

test("what is dropped is sent onto the record, and the list is asked for anew", async () => {
  const sent = uploads(201, photo);
  const { calls } = await draw("d3", []);
  fireEvent.drop(await screen.findByText(/ファイルはまだありません/), dropped(named("メモ.txt")));
  await waitFor(() => expect(calls().filter((call) => call === "GET /api/v1/files")).toHaveLength(2));
  expect(sent.map((form) => [form.get("subject"), form.get("subject_id")])).toEqual([["deal", "d3"]]);
  expect(fileIn(sent)).toBe("メモ.txt");
  await waitFor(() => expect(screen.queryByText("メモ.txt")).toBeNull());
});

test("a pasted screenshot is named by when it was pasted; pasted words stay words", async () => {
  const sent = uploads(201, photo);
  await draw("d4", []);
  const place = await screen.findByText(/ファイルはまだありません/);
  const files = [new File(["x"], "image.png", { type: "image/png" })];
  fireEvent.paste(place, { clipboardData: { files, types: ["text/plain", "Files"] } });
  fireEvent.paste(place, { clipboardData: { files, types: ["Files"] } });
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(fileIn(sent)).toMatch(/^paste-\d{8}-\d{6}\.png$/);
});

test("b84: what the server refuses says so beside the file, and can be tried again", async () => {
  const detail = "管理者に依頼してください。";
  const sent = uploads(507, { code: "file.quota_full", title: "保存容量がいっぱいです。", detail });
  await draw("d5", []);
  fireEvent.drop(await screen.findByText(/ファイルはまだありません/), dropped(named("図.png")));
  expect(await screen.findByRole("alert")).toHaveTextContent(
    "保存容量がいっぱいです。 管理者に依頼してください。",
  );
  await userEvent.click(screen.getByRole("button", { name: "もう一度試す" }));
  await waitFor(() => expect(sent).toHaveLength(2));
});

test("b84: what is empty or too large is not sent at all", async () => {
  const sent = uploads(201, photo);
  await draw("d6", []);
  const place = await screen.findByText(/ファイルはまだありません/);
  await waitFor(() => expect(screen.getByRole("button", { name: "ファイルを選ぶ" })).toBeEnabled());
  fireEvent.drop(place, dropped(named("空.txt", 0), named("大.txt", 1_000_001)));
  expect(await screen.findByText("中身が空のファイルは添付できません。")).toBeVisible();
  expect(screen.getByText("大きすぎます。1つのファイルは 1 MB までです。")).toBeVisible();
  expect(sent).toEqual([]);
});

test("a file that was taken off can be brought back", async () => {
  const { calls } = await draw("d7", [photo], {
    "DELETE /api/v1/files/f1": null,
    "POST /api/v1/files/f1/restore": photo,
  });
  await userEvent.click(await screen.findByRole("button", { name: "配管.jpg の操作" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "外す" }));
  await userEvent.click(await screen.findByRole("button", { name: "元に戻す" }));
  await waitFor(() => expect(calls()).toContain("POST /api/v1/files/f1/restore"));
});

test("whoever may not change the record sees its files and no way to add one", async () => {
  await draw("d8", [], {}, false);
  expect(await screen.findByText("ファイルはありません。")).toBeVisible();
  expect(screen.queryByRole("button", { name: "ファイルを選ぶ" })).toBeNull();
});
