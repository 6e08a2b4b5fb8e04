import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render, server } from "@/testing";
import type { SurveyFigures } from "./api";
import { SurveysView } from "./SurveysView";

const csat: SurveyFigures = {
  kind: "csat",
  asked: 40,
  responded: 10,
  response_rate: 0.25,
  answers: 10,
  bands: { good: 8, middle: 1, low: 1 },
  distribution: { "1": 1, "2": 0, "3": 1, "4": 3, "5": 5 },
  mean: 4.1,
  value: { value: 0.8, low: 0.4902, high: 0.9433, error: null },
  share: { value: 0.8, low: 0.4902, high: 0.9433, error: null },
  weighted: null,
};
const nps: SurveyFigures = {
  ...csat,
  kind: "nps",
  answers: 324,
  bands: { good: 162, middle: 108, low: 54 },
  value: { value: 33.333, low: 25.22, high: 41.45, error: 4.141 },
  share: null,
  weighted: { value: 21.4, low: 11.2, high: 31.6, error: 5.2 },
};
const nothing: SurveyFigures = { ...csat, kind: "ces", asked: 0, answers: 0, value: null };
const SPAN = { start: "2026-10-01", end: "2026-11-20" };

test("each figure has its interval, opens to its answers, and says what it cannot tell", async () => {
  server({ "GET /api/v1/reports/surveys": { items: [csat, nothing, nps] } });
  const { container } = await render(<SurveysView span={SPAN} />, { room: "insight" });
  const satisfied = await screen.findByRole("region", { name: "満足度（CSAT）" });
  expect(satisfied).toHaveTextContent("80.0%");
  expect(satisfied).toHaveTextContent("49.0%〜94.3%");
  expect(satisfied).toHaveTextContent("補正した値を出していません");
  expect(within(satisfied).getByRole("link", { name: "1・2 1" })).toHaveAttribute(
    "href",
    "/surveys?kind=csat&band=low&answered_from=2026-10-01&answered_to=2026-11-20",
  );
  const recommended = screen.getByRole("region", { name: "推奨度（NPS）" });
  expect(recommended).toHaveTextContent("33.325.2〜41.5（標準誤差 4.1）");
  expect(recommended).toHaveTextContent("21.4");
  expect(screen.queryByRole("region", { name: "受けやすさ（CES）" })).toBeNull();
  expect(screen.getByText(/何も言わないお客様の分は、補正できません/)).toBeVisible();
  await expectNoAxeFaults(container);
});

test("fewer than ten answers are no figure", async () => {
  const few = { ...csat, answers: 9, value: null, share: null, mean: null };
  server({ "GET /api/v1/reports/surveys": { items: [few] } });
  await render(<SurveysView span={null} />, { room: "insight" });
  expect(await screen.findByText(/10件に満たない/)).toBeVisible();
});

test("a period without surveys says how to begin", async () => {
  server({ "GET /api/v1/reports/surveys": { items: [nothing] } });
  await render(<SurveysView span={null} />, { room: "insight" });
  expect(await screen.findByText("この期間のアンケートはありません")).toBeVisible();
});
