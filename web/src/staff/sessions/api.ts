import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";

export interface Session {
  readonly id: number;
  readonly ip: string;
  readonly user_agent: string;
  readonly created_at: string;
  readonly last_seen_at: string;
  readonly is_current: boolean;
}

interface Sessions {
  readonly items: readonly Session[];
}

export const sessionKeys = keysOf("staff.Session");

export function useSessions() {
  return useQuery({
    queryKey: sessionKeys.list(),
    queryFn: () => answer<Sessions>(api.GET("/api/v1/sessions", {})),
  });
}

export function useEndSession() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: number) =>
      api.DELETE("/api/v1/sessions/{session_id}", { params: { path: { session_id: id } } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: sessionKeys.all }),
  });
}
