import { useQuery } from "@tanstack/react-query";
import { answer, api } from "@/client/api";

export interface Found {
  readonly kind: string;
  readonly id: string;
  readonly number: string | number | null;
  readonly title: string;
  readonly subtitle: string;
}

// Where a kind's records live: the plural is the address.
const HOMES: Record<string, string> = {
  account: "/accounts",
  contact: "/contacts",
  lead: "/leads",
  deal: "/deals",
  order: "/orders",
  ticket: "/tickets",
  handover: "/handovers",
};

export function addressOf({ kind, id, title }: Pick<Found, "kind" | "id" | "title">): string | undefined {
  const plain = kind.split(".").at(-1)?.toLowerCase() ?? "";
  // A product has no page of its own: the list shows it.
  if (plain === "product") return `/products?${new URLSearchParams({ q: title })}`;
  const home = HOMES[plain];
  return home && `${home}/${id}`;
}

/** Records by name, number or reading, over everything the reader may see. */
export function useSearch(q: string) {
  return useQuery({
    queryKey: ["search", "list", { q }],
    queryFn: ({ signal }) =>
      answer<{ items: readonly Found[] }>(api.GET("/api/v1/search", { params: { query: { q } }, signal })),
    enabled: q !== "",
    placeholderData: (previous) => previous,
  });
}
