import { useQueryClient } from "@tanstack/react-query";

/** Rows chosen on one page on their way to another, under a name both know; a reload forgets them. */
export function useCarried(name: string) {
  const cache = useQueryClient();
  const key = ["carried", name];
  return {
    put: (ids: readonly string[]) => cache.setQueryData(key, [...ids]),
    ids: () => cache.getQueryData<readonly string[]>(key) ?? [],
    forget: () => cache.removeQueries({ queryKey: key }),
  };
}
