import { useEffect } from "react";
import { useFilters } from "@/ui/useFilters";
import { useViews } from "./api";
import { type Quick, settled } from "./quick";
import { countOf, fromSpoken, fromText, toText } from "./tree";
import type { Entity, Tree, View } from "./types";

/** In the address where everything is meant although the list opens with a view. */
const EVERYTHING = "all";
/** In the address where a view's sums are all taken out. */
const NONE = "none";
/** What may stand in the address of a list that nobody has narrowed. */
const NEUTRAL = new Set(["new"]);

export type Shape = "list" | "group" | "kanban";

/** How a list looks before anybody asks for another shape. */
export interface Usual {
  readonly shape: Shape;
  readonly groupBy: string;
  readonly sums: readonly string[];
}

const LIST: Usual = { shape: "list", groupBy: "", sums: [] };

export interface ViewState {
  readonly entity: Entity;
  readonly views: readonly View[];
  /** The view the address names. */
  readonly active: View | undefined;
  readonly isPending: boolean;
  /** The address names a view that this reader does not have. */
  readonly isMissing: boolean;
  /** What the list is narrowed to: the address's own filter, else the view's. */
  readonly tree: Tree;
  /** The same with the list's own quick filters said as conditions: what is kept and taken out. */
  readonly whole: Tree;
  readonly mayExport: boolean;
  readonly mayChange: boolean;
  /** The same as it is sent; undefined where there is none. */
  readonly filter: string | undefined;
  readonly sort: string | undefined;
  /** The address says something else than the view does. */
  readonly isChanged: boolean;
  readonly shape: Shape;
  /** The field rows are put together by; "" while none is chosen. */
  readonly groupBy: string;
  readonly sums: readonly string[];
  readonly reshape: (changes: Readonly<Record<string, string | undefined>>) => void;
  readonly choose: (view: View | undefined) => void;
  readonly narrow: (tree: Tree) => void;
}

/** The view a list is seen through. The address holds it, so that a colleague sees the same. */
export function useView(entity: Entity, usual: Usual = LIST, quick: Quick = {}): ViewState {
  const { values, set } = useFilters();
  const { data, isPending } = useViews(entity);
  const views = data?.items ?? [];
  const isBare = Object.keys(values).every((name) => NEUTRAL.has(name));
  const active = views.find(({ id }) => id === values.saved);
  const home = isBare ? views.find((view) => view.is_home)?.id : undefined;
  useEffect(() => {
    // An address that asks for nothing leads on to the view this list opens with.
    if (home) set({ saved: home });
  }, [home, set]);
  const kept = fromSpoken(active?.filter);
  const tree = values.filter ? fromText(values.filter) : kept;
  const shaped = shapeOf(values, active, usual);
  const all = Object.fromEntries(Object.keys(values).map((name) => [name, undefined]));
  return {
    entity,
    views,
    active,
    isPending: (isPending && (isBare || Boolean(values.saved))) || home !== undefined,
    isMissing: !isPending && Boolean(values.saved) && values.saved !== EVERYTHING && !active,
    tree,
    whole: settled(tree, quick, values),
    mayExport: data?.may.export ?? false,
    mayChange: data?.may.bulk ?? false,
    filter: countOf(tree) > 0 ? toText(tree) : undefined,
    sort: values.sort ?? (active?.sort || undefined),
    isChanged: Boolean(
      (values.filter && values.filter !== toText(kept)) ||
        (values.sort && values.sort !== active?.sort) ||
        (active && [...SHAPING, ...Object.keys(quick)].some((name) => values[name])),
    ),
    ...shaped,
    reshape: (changes) => set({ ...changes, saved: active?.id ?? values.saved }),
    choose: (view) => set({ ...all, saved: view?.id ?? EVERYTHING }),
    narrow: (next) => {
      const text = countOf(next) > 0 || countOf(kept) > 0 ? toText(next) : undefined;
      set({ filter: text, saved: active?.id ?? values.saved });
    },
  };
}

const SHAPING = ["view", "by", "sums"] as const;
const isShape = (name: string | undefined): name is Shape => ["list", "group", "kanban"].includes(name ?? "");

/** The address's own shape, else the view's, else the list's usual one. */
function shapeOf(values: Readonly<Record<string, string>>, active: View | undefined, usual: Usual): Usual {
  const { view, by, sums } = values;
  const kept = active && isShape(active.kind) ? active.kind : usual.shape;
  return {
    shape: isShape(view) ? view : kept,
    groupBy: by ?? (active ? active.group_by : usual.groupBy),
    sums: sums ? sums.split(",").filter((name) => name !== NONE) : (active?.sums ?? usual.sums),
  };
}
