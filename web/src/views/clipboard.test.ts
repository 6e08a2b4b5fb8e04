import { expect, test } from "vitest";
import { toTsv } from "./clipboard";

test("cells stand between tabs, and what would break a line is quoted", () => {
  const rows = [
    ["商談名", "金額"],
    ['"特急"の件', "1000"],
    ["一行目\n二行目", "a\tb"],
  ];
  expect(toTsv(rows)).toBe('商談名\t金額\r\n"""特急""の件"\t1000\r\n"一行目\n二行目"\t"a\tb"');
});
