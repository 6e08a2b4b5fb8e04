import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { render } from "@/testing";
import { Markdown } from "./Markdown";
import { blocksOf, inlinesOf } from "./markdown";

test("headings, lists, code and words are told apart", () => {
  const kinds = blocksOf(
    "## 症状\n値が届かない\n次の行\n\n1. 電源を入れ直す\n2. 待つ\n- 点\n> 引用\n```\ncode\n```\n終わり",
  );
  expect(kinds).toEqual([
    { kind: "heading", level: 2, text: "症状" },
    { kind: "words", text: "値が届かない\n次の行" },
    { kind: "list", isNumbered: true, items: ["電源を入れ直す", "待つ"] },
    { kind: "list", isNumbered: false, items: ["点"] },
    { kind: "quote", text: "引用" },
    { kind: "code", text: "code" },
    { kind: "words", text: "終わり" },
  ]);
});

test("a line that begins with a version is no list", () => {
  expect(blocksOf("2.1.3 からは")).toEqual([{ kind: "words", text: "2.1.3 からは" }]);
  expect(blocksOf("1）電源\n2）配線").map(({ kind }) => kind)).toEqual(["list"]);
});

test("a code block that is never closed ends with the text", () => {
  expect(blocksOf("```\na\nb")).toEqual([{ kind: "code", text: "a\nb" }]);
});

test("only addresses of the web and of mail become links", () => {
  expect(inlinesOf("**太字**と`x`と[設定](https://minamo.example/a)")).toEqual([
    { kind: "bold", text: "太字" },
    { kind: "words", text: "と" },
    { kind: "code", text: "x" },
    { kind: "words", text: "と" },
    { kind: "link", text: "設定", to: "https://minamo.example/a" },
  ]);
  expect(inlinesOf("[押す](javascript:alert(1))")).toEqual([
    { kind: "words", text: "[押す](javascript:alert(1))" },
  ]);
});

test("HTML in an article is text", async () => {
  const { container } = await render(<Markdown text={'<img src=x onerror="alert(1)"> <b>太</b>'} />);
  expect(screen.getByText(/<img src=x/)).toBeVisible();
  expect(container.querySelector("img, b, script")).toBeNull();
});
