import { useQuery } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import { greet } from "@/client/session";
import type { Page } from "@/client/types";

export interface Offered {
  readonly id: string;
  readonly name: string;
}

export interface Provider extends Offered {
  readonly version: number;
  readonly issuer: string;
  readonly client_id: string;
  readonly callback_url: string;
  readonly is_active: boolean;
  readonly people: number;
}

export interface ProviderFields {
  readonly name: string;
  readonly client_id: string;
  readonly secret?: string;
}

export interface Link {
  readonly id: number;
  readonly provider: string;
  readonly shown: string;
}

export const providerKeys = keysOf("staff.IdentityProvider");

export function useOffered() {
  return useQuery({
    queryKey: providerKeys.part("all", "offered"),
    queryFn: () => answer<{ items: readonly Offered[] }>(api.GET("/api/v1/sign-in-providers", {})),
    retry: false,
  });
}

interface Start {
  readonly next: string;
  readonly process?: "login" | "connect";
  readonly invitation?: string;
}

/** Leaves for the provider's page; it sends the browser back to us. */
export async function leaveFor(provider: Offered, start: Start): Promise<void> {
  await greet();
  const { url } = await answer<{ url: string }>(
    api.POST("/api/v1/sign-in-providers/{provider_id}/start", {
      params: { path: { provider_id: provider.id } },
      body: start,
    }),
  );
  window.location.assign(url);
}

export function useProviders() {
  return useQuery({
    queryKey: providerKeys.list(),
    queryFn: () => answer<Page<Provider>>(api.GET("/api/v1/identity-providers", {})),
  });
}

export function addProvider(body: ProviderFields & { readonly issuer: string }): Promise<Provider> {
  return answer<Provider>(api.POST("/api/v1/identity-providers", { body }));
}

export function changeProvider(
  provider: Provider,
  body: Partial<ProviderFields & { readonly is_active: boolean }>,
): Promise<Provider> {
  const params = { path: { provider_id: provider.id }, header: onVersion(provider.version) };
  return answer<Provider>(api.PATCH("/api/v1/identity-providers/{provider_id}", { params, body }));
}

export function useLinks() {
  return useQuery({
    queryKey: providerKeys.part("own", "links"),
    queryFn: () => answer<{ items: readonly Link[] }>(api.GET("/api/v1/me/links", {})),
  });
}

export function unlink(link: Link) {
  return api.DELETE("/api/v1/me/links/{link_id}", { params: { path: { link_id: link.id } } });
}
