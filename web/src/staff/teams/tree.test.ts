import { expect, test } from "vitest";
import type { Team } from "./api";
import { branches, possibleParents } from "./tree";

const team = (id: string, parent?: string): Team => ({
  id,
  version: 1,
  name: id,
  parent: parent ? { id: parent, name: parent } : null,
  manager: null,
  is_default_service: false,
  people: 0,
  may: { update: true },
});
const teams = [team("c", "b"), team("b", "a"), team("a"), team("d"), team("lost", "gone")];

test("each team stands below its parent", () => {
  expect(branches(teams).map(({ team: { id }, depth }) => [id, depth])).toEqual([
    ["a", 0],
    ["b", 1],
    ["c", 2],
    ["d", 0],
    ["lost", 0],
  ]);
});

test("a team can be put below any but itself and its own", () => {
  const ids = (list: readonly Team[]) => list.map(({ id }) => id);
  expect(ids(possibleParents(teams, teams[1] ?? null))).toEqual(["a", "d", "lost"]);
  expect(ids(possibleParents(teams, null))).toHaveLength(5);
});
