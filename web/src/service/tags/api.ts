import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import type { Schema } from "@/client/schema";
import { ticketKeys } from "../tickets/api";

export type Tag = Schema<"TagOut">;

export const LONGEST = 30;

/** The tags in use on the tickets one may read, the most used first. */
export function useTags(isAsked = true) {
  return useQuery({
    queryKey: ticketKeys.part("all", "tags"),
    queryFn: ({ signal }) => answer<Schema<"TagsOut">>(api.GET("/api/v1/ticket-tags", { signal })),
    enabled: isAsked,
  });
}

export const useTagNames = (): string[] => useTags().data?.items.map(({ name }) => name) ?? [];

/** Calls a tag otherwise everywhere; a name in use joins both, none takes it off. Answers how many follow later. */
export function useRenameTag() {
  const cache = useQueryClient();
  return async (name: string, to: string) => {
    const { left } = await answer<Schema<"TagRenamedOut">>(
      api.POST("/api/v1/ticket-tags/rename", { body: { name, to } }),
    );
    void cache.invalidateQueries({ queryKey: ticketKeys.all });
    return left;
  };
}
