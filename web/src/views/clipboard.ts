// Tables for a spreadsheet's clipboard: lines of cells between tabs.

/** A cell as a spreadsheet pastes it: quoted where it holds a tab, a line's end or a quote. */
export function cellText(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const toTsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map(cellText).join("\t")).join("\r\n");

/** The rows of cells of what was copied from a spreadsheet; a quoted cell may hold tabs and lines. */
export function fromTsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cells = /"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*)/y;
  let at = 0;
  while (at <= text.length) {
    cells.lastIndex = at;
    const found = cells.exec(text);
    rows.at(-1)?.push(found?.[1]?.replaceAll('""', '"') ?? found?.[2] ?? "");
    at += found?.[0].length ?? 0;
    if (at >= text.length) break;
    if (text[at] !== "\t") rows.push([]);
    at += text.startsWith("\r\n", at) ? 2 : 1;
  }
  // What a spreadsheet copies ends with a line's end.
  const last = rows.at(-1);
  return last?.length === 1 && last[0] === "" ? rows.slice(0, -1) : rows;
}
