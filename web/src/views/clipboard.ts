// Tables for a spreadsheet's clipboard: lines of cells between tabs.

/** A cell as a spreadsheet pastes it: quoted where it holds a tab, a line's end or a quote. */
export function cellText(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const toTsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map(cellText).join("\t")).join("\r\n");
