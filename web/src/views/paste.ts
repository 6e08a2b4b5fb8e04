import type { Cells, PasteBody } from "./api";
import type { Entity } from "./types";

/** Where pasted cells go: from which row and column of what is seen on. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

interface Aimed {
  readonly body: PasteBody;
  /** Rows and columns of the paste that found no place in the list. */
  readonly left: number;
}

/** Does the first line name columns of the list? A copied list begins with such a line. */
export const hasHeading = (rows: readonly (readonly string[])[], labels: readonly string[]): boolean =>
  rows.length > 1 && rows[0] !== undefined && rows[0].every((cell) => labels.includes(cell.trim()));

/** The pasted cells laid over the list: by the names in a heading, else from the chosen place on. */
export function aimed(
  entity: Entity,
  rows: readonly (readonly string[])[],
  seen: Cells,
  fields: readonly string[],
  place: Place,
): Aimed {
  const isHeaded = hasHeading(rows, seen.labels);
  const lines = isHeaded ? rows.slice(1) : rows;
  const width = Math.max(...lines.map((line) => line.length));
  const columns = isHeaded
    ? (rows[0] ?? []).map((label) => fields[seen.labels.indexOf(label.trim())] ?? "")
    : fields.slice(place.column, place.column + width);
  const under = seen.rows.slice(place.row, place.row + lines.length);
  return {
    body: {
      entity,
      columns: [...columns],
      rows: under.map(({ id, version }, at) => ({
        id,
        version,
        cells: (lines[at] ?? []).slice(0, columns.length),
      })),
    },
    left: lines.length - under.length + Math.max(0, width - columns.length),
  };
}
