import { useQuery } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Person } from "../people/api";

export interface Held {
  readonly kind: string;
  readonly count: number;
}

export function useHeld(person: Person) {
  return useQuery({
    queryKey: keysOf("staff.User").part(person.id, "holdings"),
    queryFn: () =>
      answer<{ items: readonly Held[] }>(
        api.GET("/api/v1/users/{user_id}/holdings", { params: { path: { user_id: person.id } } }),
      ),
    staleTime: 0,
  });
}

export function leave(person: Person, successor_id: string | null, apart: Readonly<Record<string, string>>) {
  const params = { path: { user_id: person.id }, header: onVersion(person.version) };
  return answer<{ passed: readonly Held[] }>(
    api.POST("/api/v1/users/{user_id}/leave", { params, body: { successor_id, apart } }),
  );
}
