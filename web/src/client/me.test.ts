import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { server, tanaka } from "@/testing";
import { keepLanguage, meQuery } from "./me";

test("in another language the server's words are asked for anew, but not who is here", async () => {
  server({ "PATCH /api/v1/me": { ...tanaka, language: "en" } });
  const queries = new QueryClient();
  const story = ["customers.Account", "part", "a1", "timeline", {}];
  queries.setQueryData(story, { items: [] });
  queries.setQueryData(meQuery.queryKey, tanaka);

  await keepLanguage(queries, "en");

  expect(queries.getQueryState(story)?.isInvalidated).toBe(true);
  expect(queries.getQueryState(meQuery.queryKey)?.isInvalidated).toBe(false);
  expect(queries.getQueryData(meQuery.queryKey)).toMatchObject({ language: "en" });
});
