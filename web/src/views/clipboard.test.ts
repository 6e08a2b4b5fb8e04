import { expect, test } from "vitest";
import { fromTsv, toTsv } from "./clipboard";

test("cells stand between tabs, and what would break a line is quoted", () => {
  const rows = [
    ["商談名", "金額"],
    ['"特急"の件', "1000"],
    ["一行目\n二行目", "a\tb"],
  ];
  expect(toTsv(rows)).toBe('商談名\t金額\r\n"""特急""の件"\t1000\r\n"一行目\n二行目"\t"a\tb"');
});

test.each([
  [
    "a\tb\r\nc\td\r\n",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  [
    '"一行\n二行"\t"彼は""はい""と"\n\t',
    [
      ["一行\n二行", '彼は"はい"と'],
      ["", ""],
    ],
  ],
  ["一つ", [["一つ"]]],
  ['5" 管\tx', [['5" 管', "x"]]],
  ["a\n\nb", [["a"], [""], ["b"]]],
  ["", []],
])("what a spreadsheet copied is read as it stood there: %j", (text, rows) => {
  expect(fromTsv(text)).toEqual(rows);
});

test("what is copied is read back as it was", () => {
  const rows = [
    ["名称", "備考"],
    ['"引用"', "一行\r\n二行\tつづき"],
  ];
  expect(fromTsv(toTsv(rows))).toEqual(rows);
});
