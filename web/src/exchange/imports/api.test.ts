import { expect, test } from "vitest";
import { importKey, importQuery, wordsQuery } from "./api";
import { waiting } from "./examples";

test("an import is asked about again only while it runs", () => {
  const { refetchInterval } = importQuery("i1", "ja");
  expect(refetchInterval({ state: { data: { ...waiting, status: "running" } } })).toBe(2_000);
  expect(refetchInterval({ state: { data: waiting } })).toBe(false);
  expect(refetchInterval({ state: {} })).toBe(false);
});

test("a live message about imports finds the record in either language, and its words", () => {
  expect(importKey("i1", "ja")[0]).toBe("exchange.Import");
  expect(importKey("i1", "ja")).not.toEqual(importKey("i1", "en"));
  expect(wordsQuery(waiting, "kind", "区分").queryKey[0]).toBe("exchange.Import");
});

test("a column read another way has other words", () => {
  const again = { ...waiting, encoding: "utf-8-sig" };
  expect(wordsQuery(waiting, "kind", "区分").queryKey).not.toEqual(
    wordsQuery(again, "kind", "区分").queryKey,
  );
});
