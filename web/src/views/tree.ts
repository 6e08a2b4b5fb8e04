// A filter as the screen edits it, and as the address and the server speak it.
import type { Condition, Join, Tree } from "./types";

type Spoken = { readonly [name: string]: unknown };

export const EMPTY: Tree = { join: "all", parts: [] };

export const isTree = (part: Condition | Tree): part is Tree => "parts" in part;

/** `{"all": [...]}` as the server says it; what is no filter is none. */
export function fromSpoken(spoken: unknown): Tree {
  const join: Join = isSpoken(spoken) && Array.isArray(spoken.any) ? "any" : "all";
  const parts = isSpoken(spoken) ? spoken[join] : undefined;
  if (!Array.isArray(parts)) return EMPTY;
  return { join, parts: parts.flatMap(partOf) };
}

function partOf(spoken: unknown): (Condition | Tree)[] {
  if (!isSpoken(spoken)) return [];
  if ("all" in spoken || "any" in spoken) return [fromSpoken(spoken)];
  const { field, op, value } = spoken;
  return typeof field === "string" && typeof op === "string" ? [{ field, op, value }] : [];
}

const isSpoken = (value: unknown): value is Spoken => typeof value === "object" && value !== null;

export function toSpoken({ join, parts }: Tree): Spoken {
  return { [join]: parts.map((part) => (isTree(part) ? toSpoken(part) : part)) };
}

export function fromText(text: string | undefined): Tree {
  try {
    return fromSpoken(JSON.parse(text ?? "{}"));
  } catch {
    return EMPTY;
  }
}

export const toText = (tree: Tree): string => JSON.stringify(toSpoken(tree));

export function countOf({ parts }: Tree): number {
  return parts.reduce((sum, part) => sum + (isTree(part) ? countOf(part) : 1), 0);
}

/** Without conditions that have no answer yet, and without groups that are empty then. */
export function finished({ join, parts }: Tree): Tree {
  const kept = parts.flatMap((part): (Condition | Tree)[] => {
    if (!isTree(part)) return isAnswered(part) ? [part] : [];
    const group = finished(part);
    return group.parts.length > 0 ? [group] : [];
  });
  return { join, parts: kept };
}

const NEED_NOTHING = new Set(["empty", "filled"]);

function isAnswered({ field, op, value }: Condition): boolean {
  if (!field || !op) return false;
  if (NEED_NOTHING.has(op)) return true;
  const values = Array.isArray(value) ? value : [value];
  return values.length > 0 && values.every((one) => one !== undefined && one !== null && one !== "");
}
