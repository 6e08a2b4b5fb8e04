// Where everybody stands on the map: superiors above, those without one in the first row.

export interface Placed {
  readonly id: string;
  readonly reports_to_id: string | null;
  readonly influences: readonly string[];
}

export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export interface Line {
  readonly from: string;
  readonly to: string;
  readonly kind: "reports" | "influences";
}

export interface Drawing {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

export const BOX = { width: 188, height: 84 } as const;
export const GAP = { x: 28, y: 56 } as const;
const EDGE = 12;

/** A tidy tree: a superior stands over the middle of those below, nobody over anybody else. */
export function drawn(parts: readonly Placed[]): Drawing {
  const known = new Set(parts.map(({ id }) => id));
  const above = (part: Placed) =>
    part.reports_to_id && known.has(part.reports_to_id) ? part.reports_to_id : null;
  const below = new Map<string | null, Placed[]>();
  for (const part of parts) below.set(above(part), [...(below.get(above(part)) ?? []), part]);
  const boxes: Box[] = [];
  const stepX = BOX.width + GAP.x;
  const stepY = BOX.height + GAP.y;
  let column = 0;
  let deepest = 0;
  const place = (part: Placed, depth: number): number => {
    deepest = Math.max(deepest, depth);
    const under = (below.get(part.id) ?? []).map((one) => place(one, depth + 1));
    const first = under[0];
    const last = under.at(-1);
    const x = first === undefined || last === undefined ? column++ : (first + last) / 2;
    boxes.push({ id: part.id, x: EDGE + x * stepX, y: EDGE + depth * stepY });
    return x;
  };
  for (const part of below.get(null) ?? []) place(part, 0);
  const lines = parts.flatMap((part): Line[] => {
    const boss = above(part);
    return [
      ...(boss ? [{ from: boss, to: part.id, kind: "reports" } as const] : []),
      ...part.influences
        .filter((id) => known.has(id))
        .map((to) => ({ from: part.id, to, kind: "influences" }) as const),
    ];
  });
  return {
    boxes,
    lines,
    width: EDGE * 2 + Math.max(column, 1) * stepX - GAP.x,
    height: EDGE * 2 + (deepest + 1) * stepY - GAP.y,
  };
}

/** A line between two boxes: down from a superior, or bowed from whoever is listened to. */
export function pathOf(line: Line, boxes: ReadonlyMap<string, Box>): string {
  const from = boxes.get(line.from);
  const to = boxes.get(line.to);
  if (!from || !to) return "";
  if (line.kind === "reports") {
    const [x1, y1] = [from.x + BOX.width / 2, from.y + BOX.height];
    const [x2, y2] = [to.x + BOX.width / 2, to.y];
    const middle = (y1 + y2) / 2;
    return `M${x1},${y1} V${middle} H${x2} V${y2}`;
  }
  const isRight = to.x >= from.x;
  const x1 = isRight ? from.x + BOX.width : from.x;
  const x2 = isRight ? to.x : to.x + BOX.width;
  const [y1, y2] = [from.y + BOX.height / 2, to.y + BOX.height / 2];
  if (from.x === to.x) {
    // One over the other: around the right side.
    const out = from.x + BOX.width;
    return `M${out},${y1} C${out + GAP.x},${y1} ${out + GAP.x},${y2} ${out},${y2}`;
  }
  const bow = Math.max(Math.abs(x2 - x1) / 2, GAP.x) * (isRight ? 1 : -1);
  return `M${x1},${y1} C${x1 + bow},${y1} ${x2 - bow},${y2} ${x2},${y2}`;
}
