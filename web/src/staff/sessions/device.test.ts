import { expect, test } from "vitest";
import { deviceOf, isPhone } from "./device";

const EDGE =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0";
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile Safari/604.1";

test.each([
  [EDGE, "Edge · Windows"],
  [IPHONE, "Safari · iPhone"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux"],
])("names browser and system", (agent, device) => {
  expect(deviceOf(agent)).toBe(device);
});

test("says nothing about a client it does not know", () => {
  expect(deviceOf("curl/8.1")).toBeNull();
});

test("knows a phone", () => {
  expect([IPHONE, EDGE].map(isPhone)).toEqual([true, false]);
});
