import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import { SetUpWizard } from "./SetUpWizard";

const START = "POST /api/v1/setup";
const open = { "GET /_allauth/browser/v1/auth/session": {} };
const next = () => userEvent.click(screen.getByRole("button", { name: "次へ" }));
const fill = (label: RegExp | string, value: string, place = 0) =>
  fireEvent.change(screen.getAllByLabelText(label, { selector: "input" })[place] as HTMLElement, {
    target: { value },
  });
const draw = (answers: Parameters<typeof server>[0] = {}, onDone = vi.fn()) => {
  const calls = server({ ...open, ...answers });
  return render(<SetUpWizard onDone={onDone} />, { room: "staff" }).then((drawn) => ({ ...drawn, calls }));
};

async function toPeople() {
  fill(/^会社名 /, "みなも計装");
  await next();
  await next();
}

async function toConfirm() {
  await toPeople();
  fill(/^氏名/, "代表 一郎");
  fill(/^メールアドレス/, "ichiro@minamo.example");
  fill(/^パスワード/, "correct-horse-9");
  await next();
}

test("nothing is stored before the last step, and it says so", async () => {
  const { calls } = await draw();
  expect(screen.getByText(/最後に確かめるまで、何も保存されません/)).toBeVisible();
  await toConfirm();
  expect(screen.getByRole("heading", { name: "確認" })).toBeVisible();
  expect(calls()).toEqual([]);
});

test("hours that cannot be read stop the way at their day", async () => {
  const { container } = await draw();
  fill(/^会社名 /, "みなも計装");
  await next();
  fill("火曜", "朝から晩まで");
  await next();
  expect(screen.getByText("09:00-18:00 の形で入力してください。")).toBeVisible();
  expect(screen.getByLabelText("火曜")).toHaveAttribute("aria-invalid", "true");
  expect(screen.getByLabelText("月曜")).toHaveAttribute("aria-invalid", "false");
  await expectNoAxeFaults(container);
});

test("the owner needs a name, an address and a password of ten letters", async () => {
  await draw();
  await toPeople();
  fill(/^パスワード/, "short");
  await next();
  expect(screen.getByText("入力してください。")).toBeVisible();
  expect(screen.getByText("メールアドレスを入力してください。")).toBeVisible();
  expect(screen.getByText("10文字以上にしてください。")).toBeVisible();
  expect(screen.getByRole("heading", { name: "最初の利用者" })).toBeVisible();
});

test("going back loses nothing, and asks for nothing", async () => {
  await draw();
  await toPeople();
  fill(/^氏名/, "代表 一郎");
  await userEvent.click(screen.getByRole("button", { name: "戻る" }));
  await userEvent.click(screen.getByRole("button", { name: "戻る" }));
  expect(screen.getByLabelText(/^会社名 /)).toHaveValue("みなも計装");
  expect(screen.getByRole("button", { name: "戻る" })).toBeDisabled();
  await next();
  await next();
  expect(screen.getByLabelText(/^氏名/)).toHaveValue("代表 一郎");
});

test("a colleague who was added by mistake is taken out again", async () => {
  await draw();
  await toPeople();
  await userEvent.click(screen.getByRole("button", { name: "人を加える" }));
  fill(/^氏名/, "佐藤 健", 1);
  await userEvent.click(screen.getByRole("button", { name: "人を加える" }));
  await userEvent.click(screen.getByRole("button", { name: "2人目を外す" }));
  expect(screen.getByRole("button", { name: "佐藤 健を外す" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "2人目を外す" })).toBeNull();
});

test("a part is mended from the confirmation, where it stands in words", async () => {
  await draw();
  await toConfirm();
  expect(screen.getByRole("row", { name: /^会社名 みなも計装/ })).toBeVisible();
  expect(screen.getByRole("row", { name: /^営業時間/ })).toHaveTextContent("月曜 09:00-18:00");
  expect(screen.getByRole("row", { name: /^電話番号/ })).toHaveTextContent("–");
  await userEvent.click(screen.getByRole("button", { name: "会計と営業時間を直す" }));
  expect(screen.getByLabelText("月曜")).toHaveValue("09:00-18:00");
});

test("colleagues are sent with their role; one without an address has none", async () => {
  let body: { people?: object[] } = {};
  const done = vi.fn();
  await draw(
    {
      [START]: async (request: Request) => {
        body = await request.json();
        return { is_set_up: true, invitations: [] };
      },
    },
    done,
  );
  await toPeople();
  fill(/^氏名/, "代表 一郎");
  fill(/^メールアドレス/, "ichiro@minamo.example");
  fill(/^パスワード/, "correct-horse-9");
  await userEvent.click(screen.getByRole("button", { name: "人を加える" }));
  fill(/^氏名/, "鈴木 亮", 1);
  await userEvent.click(screen.getByRole("textbox", { name: /^役割/ }));
  await userEvent.click(await screen.findByRole("option", { name: "サポート" }));
  await next();
  expect(screen.getByRole("row", { name: /^サポート 鈴木 亮/ })).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "この内容で始める" }));
  await vi.waitFor(() => expect(done).toHaveBeenCalledWith([]));
  expect(body.people).toEqual([{ name: "鈴木 亮", email: null, roles: ["service_agent"] }]);
});

test("a password the server finds too common leads back to its field", async () => {
  await draw({
    [START]: problem(400, {
      title: "入力内容に誤りがあります。",
      fields: { password: "よく使われるパスワードです。" },
    }),
  });
  await toConfirm();
  await userEvent.click(screen.getByRole("button", { name: "この内容で始める" }));
  expect(await screen.findByText("よく使われるパスワードです。")).toBeVisible();
  expect(screen.getByRole("heading", { name: "最初の利用者" })).toBeVisible();
  expect(within(screen.getByRole("alert")).getByText("入力内容に誤りがあります。")).toBeVisible();
});

test("a server that cannot be reached leaves one at the last step, to try again", async () => {
  await draw({ [START]: problem(503, { title: "混み合っています。" }) });
  await toConfirm();
  await userEvent.click(screen.getByRole("button", { name: "この内容で始める" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("混み合っています。");
  expect(screen.getByRole("button", { name: "この内容で始める" })).toBeEnabled();
});
