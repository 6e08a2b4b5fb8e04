import { expect, test } from "vitest";
import { BOX, drawn, GAP, pathOf } from "./layout";

const part = (id: string, reports_to_id: string | null = null, influences: string[] = []) => ({
  id,
  reports_to_id,
  influences,
});

test("a superior stands over the middle of those below, and no box over another", () => {
  const told = drawn([part("b"), part("x", "b"), part("y", "b"), part("z", "y"), part("alone")]);
  const at = new Map(told.boxes.map((box) => [box.id, box]));
  const middle = ((at.get("x")?.x ?? 0) + (at.get("y")?.x ?? 0)) / 2;
  expect(at.get("b")?.x).toBe(middle);
  expect(at.get("z")?.y).toBe((at.get("b")?.y ?? 0) + 2 * (BOX.height + GAP.y));
  for (const one of told.boxes)
    for (const other of told.boxes)
      if (one.id !== other.id)
        expect(Math.abs(one.x - other.x) >= BOX.width || Math.abs(one.y - other.y) >= BOX.height).toBe(true);
  expect(told.width).toBeGreaterThan(Math.max(...told.boxes.map(({ x }) => x)) + BOX.width);
});

test("somebody whose superior is not on the map stands in the first row", () => {
  const told = drawn([part("x", "gone", ["gone", "y"]), part("y")]);
  expect(told.boxes.map(({ y }) => y)).toEqual([12, 12]);
  expect(told.lines).toEqual([{ from: "x", to: "y", kind: "influences" }]);
});

test("every line is drawn between two boxes", () => {
  const told = drawn([part("b", null, ["x"]), part("x", "b", ["b"]), part("y", "b", ["x"])]);
  const at = new Map(told.boxes.map((box) => [box.id, box]));
  expect(told.lines).toHaveLength(5);
  for (const line of told.lines) expect(pathOf(line, at)).toMatch(/^M[\d.]+,[\d.]+ [CV]/);
});
