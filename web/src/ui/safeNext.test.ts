import { expect, test } from "vitest";
import { safeNext } from "./safeNext";

test.each([
  "https://evil.example/",
  "//evil.example/",
  "///evil.example/",
  "/\\evil.example/",
  "\\\\evil.example/",
  "/\t/evil.example/",
  "/\n/evil.example/",
  "/..//evil.example/",
  "/%2e%2e//evil.example/",
  "javascript:alert(1)",
  " javascript:alert(1)",
  "data:text/html,x",
  "evil.example",
  "http:/\\evil.example",
  "/sign-in?next=/sign-in",
  "",
  undefined,
])("b79 after sign-in %j leads to the front page", (next) => {
  expect(safeNext(next)).toBe("/");
});

test.each(["/deals?stage_type=open#top", "/accounts/0197", "/?q=//evil.example"])("%s is gone to", (next) => {
  expect(safeNext(next)).toBe(next);
});
