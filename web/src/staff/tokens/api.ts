import { useQuery } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Page } from "@/client/types";
import type { ListSource } from "@/ui/list/types";

export interface Token {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly owner: { readonly id: string; readonly name: string };
  readonly created_at: string;
  readonly expires_at: string;
  readonly networks: readonly string[];
  readonly last_used_at: string | null;
  readonly last_used_ip: string;
  readonly rests: boolean;
  readonly revoked_at: string | null;
}

export interface Issued extends Token {
  readonly secret: string;
}

export const tokenKeys = keysOf("staff.ApiToken");

export const tokens: ListSource<Token> = {
  key: tokenKeys.list,
  load: (query, signal) => answer<Page<Token>>(api.GET("/api/v1/tokens", { params: { query }, signal })),
};

export function useScopes() {
  return useQuery({
    queryKey: tokenKeys.part("all", "scopes"),
    queryFn: () => answer<{ items: readonly string[] }>(api.GET("/api/v1/token-scopes", {})),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function createToken(body: {
  name: string;
  scopes: string[];
  days: number;
  networks: string[];
}): Promise<Issued> {
  return answer<Issued>(api.POST("/api/v1/tokens", { body }));
}

export function revokeToken(id: string) {
  return api.DELETE("/api/v1/tokens/{token_id}", { params: { path: { token_id: id } } });
}
