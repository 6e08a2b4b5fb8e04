import { useQuery } from "@tanstack/react-query";
import type { Keys } from "@/client/keys";

interface Told {
  readonly may: { readonly create: boolean };
}

/** Whether this reader may begin a new record in a list: the server's word, asked once. */
export function useMayCreate(keys: Keys, ask: () => Promise<Told>): boolean {
  const told = useQuery({ queryKey: keys.part("all", "may"), queryFn: ask, staleTime: 5 * 60_000 });
  return told.data?.may.create ?? false;
}
