import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import type { Schema } from "@/client/schema";

export type Found = Schema<"FoundOut">;
export type FoundGroup = Schema<"GroupOut">;

/** The kinds that can be found, with the list that shows all of a kind; the plural is the address. */
export const KINDS: Readonly<Record<string, string | undefined>> = {
  account: "/accounts",
  contact: "/contacts",
  lead: "/leads",
  deal: "/deals",
  quote: "/quotes",
  contract: "/contracts",
  item: "/items",
  order: "/orders",
  ticket: "/tickets",
  complaint: "/complaints",
  article: "/articles",
  message: undefined,
  product: "/products",
};

export function addressOf({ kind, id, title }: Pick<Found, "kind" | "id" | "title">): string | undefined {
  const home = KINDS[kind];
  // A product has no page of its own: the list shows it.
  if (kind === "product") return `${home}?${new URLSearchParams({ q: title })}`;
  return home && `${home}/${id}`;
}

/** The page with all that these words find. */
export const resultsOf = (q: string, kind = "") =>
  `/search?${new URLSearchParams({ q, ...(kind && { kind }) })}`;

interface Asked {
  readonly q: string;
  readonly kind?: string;
  /** The most lines of a kind. */
  readonly limit?: number;
}

/** Records by name, number or reading, over everything the reader may see, the best kind first. */
export function useSearch({ q, kind = "", limit = 6 }: Asked) {
  return useQuery({
    queryKey: ["search", "list", { q, kind, limit }],
    queryFn: ({ signal }) =>
      answer<Schema<"SearchOut">>(
        api.GET("/api/v1/search", { params: { query: { q, kind, limit } }, signal }),
      ),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });
}
