import type { Group } from "./api";
import { countOf, toText } from "./tree";
import type { Condition, Tree } from "./types";

/** The filter of one group: what the view asks for, and of that the rows put together here. */
export function within({ tree }: { tree: Tree }, { condition }: Pick<Group, "condition">): string {
  const own: Condition[] = condition ? [condition] : [];
  return toText({ join: "all", parts: countOf(tree) > 0 ? [tree, ...own] : own });
}
