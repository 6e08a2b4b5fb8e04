/** The signs an article may use: ## and ###, - and 1., > , ```, **bold**, `code`, [text](https://…). */
export type Block =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: "list"; readonly isNumbered: boolean; readonly items: readonly string[] }
  | { readonly kind: "code" | "quote" | "words"; readonly text: string };

export interface Inline {
  readonly kind: "words" | "bold" | "code" | "link";
  readonly text: string;
  readonly to?: string;
}

const HEADING = /^(#{1,4})\s+(.*)$/;
const BULLET = /^\s*[-*・]\s+(.*)$/;
// A half-width dot asks for a space after it, so that a line may begin with a version: "2.1.3 …".
const NUMBER = /^\s*\d+(?:[.)]\s+|[．）]\s*)(.*)$/;
const QUOTE = /^>\s?(.*)$/;
const FENCE = /^```/;
// Only addresses of the web and of mail: nothing that runs.
const PIECE = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\(((?:https?:\/\/|mailto:)[^\s)]+)\)/g;

/** The words of lines that go on in the same way, and where they end. */
function run(lines: readonly string[], from: number, sign: RegExp): [string[], number] {
  const found: string[] = [];
  let at = from;
  for (let hit = sign.exec(lines[at] ?? ""); hit; hit = sign.exec(lines[at] ?? "")) {
    found.push(hit[1] ?? "");
    at += 1;
  }
  return [found, at];
}

function fenced(lines: readonly string[], from: number): [Block, number] {
  const rest = lines.slice(from + 1);
  const length = rest.findIndex((line) => FENCE.test(line));
  const end = length < 0 ? rest.length : length;
  return [{ kind: "code", text: rest.slice(0, end).join("\n") }, from + end + 2];
}

function words(lines: readonly string[], from: number): [Block, number] {
  let at = from + 1;
  while (at < lines.length && lines[at]?.trim() && !beginsAnew(lines[at] ?? "")) at += 1;
  return [{ kind: "words", text: lines.slice(from, at).join("\n") }, at];
}

const beginsAnew = (line: string) => [HEADING, BULLET, NUMBER, QUOTE, FENCE].some((sign) => sign.test(line));

function next(lines: readonly string[], at: number): [Block, number] {
  const line = lines[at] ?? "";
  const heading = HEADING.exec(line);
  if (heading) {
    const level = (heading[1] ?? "").length > 2 ? 3 : 2;
    return [{ kind: "heading", level, text: heading[2] ?? "" }, at + 1];
  }
  if (FENCE.test(line)) return fenced(lines, at);
  for (const sign of [BULLET, NUMBER]) {
    const [items, end] = run(lines, at, sign);
    if (items.length > 0) return [{ kind: "list", isNumbered: sign === NUMBER, items }, end];
  }
  const [quoted, end] = run(lines, at, QUOTE);
  if (quoted.length > 0) return [{ kind: "quote", text: quoted.join("\n") }, end];
  return words(lines, at);
}

/** A text in the blocks it is drawn in. */
export function blocksOf(text: string): readonly Block[] {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    if (!lines[at]?.trim()) {
      at += 1;
      continue;
    }
    const [block, end] = next(lines, at);
    blocks.push(block);
    at = end;
  }
  return blocks;
}

/** A line in its pieces. */
export function inlinesOf(text: string): readonly Inline[] {
  const pieces: Inline[] = [];
  let from = 0;
  for (const hit of text.matchAll(PIECE)) {
    if (hit.index > from) pieces.push({ kind: "words", text: text.slice(from, hit.index) });
    const [whole, bold, code, label, to] = hit;
    if (bold !== undefined) pieces.push({ kind: "bold", text: bold });
    else if (code !== undefined) pieces.push({ kind: "code", text: code });
    else pieces.push({ kind: "link", text: label ?? "", ...(to ? { to } : {}) });
    from = hit.index + whole.length;
  }
  if (from < text.length) pieces.push({ kind: "words", text: text.slice(from) });
  return pieces;
}
