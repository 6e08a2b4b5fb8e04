import { expect, test } from "vitest";
import {
  dayOf,
  formatBytes,
  formatDate,
  formatDuration,
  formatList,
  formatMoney,
  formatNumber,
  formatPercent,
  formatTime,
} from "./format";

const NOW = new Date("2026-11-20T03:00:00Z");

test.each([
  [1_234_567, "JPY", "¥1,234,567"],
  [-1_234_567, "JPY", "▲¥1,234,567"],
  [0, "JPY", "¥0"],
  [123_456, "USD", "$1,234.56"],
])("%i %s reads %s in both languages", (amount, currency, text) => {
  expect(formatMoney({ amount, currency }, "ja")).toBe(text);
  expect(formatMoney({ amount, currency }, "en")).toBe(text);
});

test("where Japanese counts in 万円, English counts in thousands and millions", () => {
  expect(formatMoney({ amount: 1_490_000, currency: "JPY" }, "en", true)).toBe("¥1.49M");
  expect(formatMoney({ amount: -280_000, currency: "JPY" }, "en", true)).toBe("▲¥280K");
});

test("万円 keeps one decimal only while the figure is small", () => {
  expect(formatMoney({ amount: 12_345_678, currency: "JPY" }, "ja", true)).toBe("1,235万円");
  expect(formatMoney({ amount: -48_000, currency: "JPY" }, "ja", true)).toBe("▲4.8万円");
  expect(formatMoney({ amount: 4_800, currency: "USD" }, "ja", true)).toBe("$48.00");
});

test.each([
  ["2026-11-20T05:30:00Z", "11/20(金) 14:30", "Fri, Nov 20, 14:30"],
  ["2025-12-20T05:30:00Z", "2025/12/20(土) 14:30", "Sat, Dec 20, 2025, 14:30"],
  ["2026-11-20", "11/20(金)", "Fri, Nov 20"],
  ["2027-01-05", "2027/1/5(火)", "Tue, Jan 5, 2027"],
])("%s is said with its year only when it is another one", (iso, ja, en) => {
  expect(formatDate(iso, "ja", "Asia/Tokyo", NOW)).toBe(ja);
  expect(formatDate(iso, "en", "Asia/Tokyo", NOW)).toBe(en);
});

test("an instant falls on the day of the organisation's zone; a day stays itself", () => {
  expect(dayOf("2026-11-20T20:00:00Z", "Asia/Tokyo")).toBe("2026-11-21");
  expect(dayOf("2026-11-20", "America/New_York")).toBe("2026-11-20");
  expect(formatTime("2026-11-20T20:05:00Z", "Asia/Tokyo")).toBe("05:05");
});

test.each([
  [8_040, false, "2時間14分", "2 h 14 min"],
  [100_000, false, "1日3時間", "1 d 3 h"],
  [100_000, true, "27時間47分", "27 h 47 min"],
  [20, false, "1分未満", "under 1 min"],
  [-600, false, "▲10分", "▲10 min"],
])("%i seconds (business: %s)", (seconds, isBusiness, ja, en) => {
  expect(formatDuration(seconds, "ja", isBusiness)).toBe(ja);
  expect(formatDuration(seconds, "en", isBusiness)).toBe(en);
});

test("rates have one decimal, plain numbers none", () => {
  expect(formatPercent(0.648273, "ja")).toBe("64.8%");
  expect(formatPercent(-0.05, "en")).toBe("▲5.0%");
  expect(formatNumber(14_277, "ja")).toBe("14,277");
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [482_133, "482 KB"],
  [3_140_000, "3.1 MB"],
  [250_000_000, "250 MB"],
  [19_000_000_000, "19.0 GB"],
])("%i bytes read %s", (size, text) => {
  expect(formatBytes(size, "ja")).toBe(text);
});

test("names in a row are parted as the language parts them", () => {
  expect(formatList(["佐藤 健", "藤原 大樹"], "ja")).toBe("佐藤 健、藤原 大樹");
  expect(formatList(["佐藤 健", "藤原 大樹"], "en")).toBe("佐藤 健, 藤原 大樹");
});
