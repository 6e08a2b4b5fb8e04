import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Page } from "@/client/types";
import { useFilters } from "../useFilters";
import type { ListParams, ListSource } from "./types";

interface Options {
  /** Names in the address that narrow this list; `q` and `sort` always do. */
  filterNames?: readonly string[];
  /** Sent with every request, whatever the address says. */
  fixed?: ListParams;
  defaultSort?: string | undefined;
  /** Not asked for yet: what it is narrowed to is still on its way. */
  isWaiting?: boolean | undefined;
}

const NONE: readonly string[] = [];

/** The rows the address asks for, page after page. */
export function useList<Row>(source: ListSource<Row>, options: Options) {
  const { filterNames = NONE, fixed, defaultSort, isWaiting = false } = options;
  const { values } = useFilters();
  const filters = Object.fromEntries(
    ["q", ...filterNames].flatMap((name) => (values[name] ? [[name, values[name]]] : [])),
  );
  const params: ListParams = { ...filters, sort: values.sort ?? defaultSort, ...fixed };
  const query = useInfiniteQuery({
    queryKey: [...source.key(params), "pages"],
    queryFn: ({ pageParam, signal }): Promise<Page<Row>> =>
      source.load(pageParam ? { ...params, cursor: pageParam } : params, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    enabled: !isWaiting,
    placeholderData: (previous) => previous,
    meta: source.topics ? { topics: source.topics } : undefined,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  return {
    ...query,
    rows,
    total: query.data?.pages[0]?.total,
    isNarrowed: Object.keys(filters).length > 0,
    sort: values.sort ?? defaultSort,
    /** One name for this very list, to remember how far it was read. */
    place: JSON.stringify(source.key(params)),
  };
}
