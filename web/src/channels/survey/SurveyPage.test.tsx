import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectNoAxeFaults, problem, render, server } from "@/testing";
import type { Survey } from "./api";
import { SurveyForm } from "./SurveyForm";
import SurveyPage from "./SurveyPage";

const asked: Survey = {
  kind: "csat",
  company: "みなも計装株式会社",
  number: 1042,
  subject: "流量計の表示",
  question: "今回の対応に、どのくらいご満足いただけましたか。",
  scale: 5,
  score: null,
  comment: "",
  answered_at: null,
  declined_at: null,
  expires_at: "2026-12-04T03:00:00Z",
};

const PATH = "/api/v1/surveys/";

test("a customer rates, is thanked, and may think again", async () => {
  const sent: unknown[] = [];
  server({
    [`GET ${PATH}`]: asked,
    [`POST ${PATH}`]: async (request: Request) => {
      const body = (await request.json()) as object;
      sent.push(body);
      return { ...asked, ...body, answered_at: "2026-11-20T03:00:00Z" };
    },
  });
  const { container } = await render(<SurveyPage />, { room: "channels" });
  expect(await screen.findByText("お問い合わせ 1042「流量計の表示」について")).toBeVisible();
  await expectNoAxeFaults(container);

  await userEvent.click(screen.getByRole("button", { name: "回答を送る" }));
  expect(screen.getByRole("alert")).toHaveTextContent("一つお選びください");
  expect(sent).toEqual([]);

  await userEvent.click(screen.getByRole("radio", { name: "満足" }));
  await userEvent.type(screen.getByRole("textbox"), "早くて助かりました");
  await userEvent.click(screen.getByRole("button", { name: "回答を送る" }));
  expect(await screen.findByText("ご回答ありがとうございました。")).toBeVisible();
  expect(sent).toEqual([{ score: 5, comment: "早くて助かりました" }]);

  await userEvent.click(screen.getByRole("button", { name: "回答を変える" }));
  expect(screen.getByRole("radio", { name: "満足" })).toBeChecked();
});

test("a link that opens nothing says what may be wrong", async () => {
  server({ [`GET ${PATH}`]: problem(404, { title: "見つかりません。" }) });
  await render(<SurveyPage />, { room: "channels" });
  expect(await screen.findByText("このアンケートは開けません")).toBeVisible();
});

test("who tried too often is asked to wait", async () => {
  server({ [`GET ${PATH}`]: problem(429, { title: "待ってください" }) });
  await render(<SurveyPage />, { room: "channels", language: "en" });
  expect(await screen.findByText("Please wait a little")).toBeVisible();
});

test("an answer that could not be sent stays on the page", async () => {
  server({
    [`POST ${PATH}k`]: problem(503, { title: "ただいま処理できません。", detail: "お待ちください。" }),
  });
  await render(<SurveyForm linkKey="k" survey={asked} onDone={() => undefined} />, { room: "channels" });
  await userEvent.click(screen.getByRole("radio", { name: "やや不満" }));
  await userEvent.click(screen.getByRole("button", { name: "回答を送る" }));
  expect(await screen.findByText("ただいま処理できません。")).toBeVisible();
  expect(screen.getByRole("radio", { name: "やや不満" })).toBeChecked();
});

test("a server out of reach is not taken for a link that ran out, and is tried again on demand", async () => {
  let isLost = true;
  server({ [`GET ${PATH}`]: () => (isLost ? problem(503, {}) : asked) });
  const { container } = await render(<SurveyPage />, { room: "channels" });
  expect(await screen.findByText("アンケートを読み込めませんでした")).toBeVisible();
  expect(screen.queryByText("このアンケートは開けません")).toBeNull();
  await expectNoAxeFaults(container);
  isLost = false;
  await userEvent.click(screen.getByRole("button", { name: "もう一度試す" }));
  expect(await screen.findByRole("radio", { name: "満足" })).toBeVisible();
});

test("who answered before reads the answer, and until when it may be changed", async () => {
  const answered = { score: 2, comment: "遅かった", answered_at: "2020-11-20T03:00:00Z" };
  server({ [`GET ${PATH}`]: { ...asked, ...answered, expires_at: "2020-12-04T03:00:00Z", number: null } });
  await render(<SurveyPage />, { room: "channels" });
  expect(await screen.findByText("やや不満")).toBeVisible();
  expect(screen.getByText("遅かった")).toBeVisible();
  expect(screen.getByText("2020/12/4(金)まで、回答を変えられます。")).toBeVisible();
  expect(screen.getByText("流量計の表示")).toBeVisible();
  expect(screen.queryByRole("radio")).toBeNull();
});

test("a score's link of the mail only chooses; one press answers", async () => {
  const sent: unknown[] = [];
  server({
    [`GET ${PATH}`]: asked,
    [`POST ${PATH}`]: async (request: Request) => {
      const body = (await request.json()) as object;
      sent.push(body);
      return { ...asked, ...body, answered_at: "2026-11-20T03:00:00Z" };
    },
  });
  await render(<SurveyPage />, { room: "channels", at: "/s/k?score=4" });
  expect(await screen.findByRole("radio", { name: "やや満足" })).toBeChecked();
  expect(screen.getByRole("note")).toHaveTextContent("まだ送っていません");
  expect(sent).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "回答を送る" }));
  expect(await screen.findByText("ご回答ありがとうございました。")).toBeVisible();
  expect(sent).toEqual([{ score: 4, comment: "" }]);
});

test.each([
  ["ces", 7, ["1", "2", "3", "4", "5", "6", "7"]],
  ["nps", 10, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]],
] as const)("%s is asked by numbers", async (kind, scale, names) => {
  server({ [`GET ${PATH}`]: { ...asked, kind, scale, number: null, subject: "" } });
  const { container } = await render(<SurveyPage />, { room: "channels", at: "/s/k?score=99" });
  const radios = await screen.findAllByRole("radio");
  expect(radios.map((one) => one.getAttribute("value"))).toEqual(names);
  expect(radios.some((one) => (one as HTMLInputElement).checked)).toBe(false);
  await expectNoAxeFaults(container);
});

test("who does not want to be asked again says so", async () => {
  server({
    [`GET ${PATH}`]: asked,
    [`POST ${PATH}/decline`]: { ...asked, declined_at: "2026-11-20T03:00:00Z" },
  });
  await render(<SurveyPage />, { room: "channels" });
  await userEvent.click(await screen.findByRole("button", { name: "今後、アンケートを受け取らない" }));
  expect(await screen.findByText("今後はアンケートをお送りしません。")).toBeVisible();
});
