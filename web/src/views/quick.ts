// A list's own quick filters said as conditions: so a view, a group and a file hold what is seen.
import type { Condition, Tree } from "./types";

export type Quick = Readonly<Record<string, (value: string) => Condition | Tree>>;

export const anyOf = (field: string, value: readonly string[]) => ({ field, op: "any_of", value });
export const among = (field: string) => (value: string) => anyOf(field, [value]);
export const since = (field: string) => (value: string) => ({ field, op: "since", value });
export const until = (field: string) => (value: string) => ({ field, op: "until", value });
export const same = (field: string) => (value: string) => ({ field, op: "is", value });

const WHOSE: Readonly<Record<string, string>> = { mine: "me", team: "my_teams" };

/** Mine, my teams', or nobody's: by one owner, or by any of several. */
export function owned(...fields: readonly string[]): (value: string) => Condition | Tree {
  return (value) => {
    const parts = fields.map((field) =>
      WHOSE[value] ? { field, op: "any_of", value: [WHOSE[value]] } : { field, op: "empty" },
    );
    const [only] = parts;
    // Nobody's is what nobody owns on any side.
    return parts.length === 1 && only ? only : { join: WHOSE[value] ? "any" : "all", parts };
  };
}

/** The filter together with what the quick filters of an address say. */
export function settled(tree: Tree, quick: Quick, values: Readonly<Record<string, string>>): Tree {
  const said = Object.entries(quick).flatMap(([name, say]) => (values[name] ? [say(values[name])] : []));
  if (said.length === 0) return tree;
  const kept = tree.join === "all" ? tree.parts : [tree];
  return { join: "all", parts: [...kept, ...said] };
}
