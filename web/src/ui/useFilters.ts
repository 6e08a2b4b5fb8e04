import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

export type Filters = Readonly<Record<string, string>>;

/** The address's query: what the list is narrowed to. Setting one to "" or undefined takes it out. */
export function useFilters() {
  const values = useSearch({ strict: false }) as Filters;
  const navigate = useNavigate();
  const set = useCallback(
    (changes: Record<string, string | undefined>) => {
      const search = (before: Filters) =>
        Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, value]) => value));
      return navigate({ to: ".", search, replace: true } as never);
    },
    [navigate],
  );
  return { values, set };
}
