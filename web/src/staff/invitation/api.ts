import { useQuery } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";

export interface Invitation {
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly organisation: string;
  readonly purpose: "invitation" | "reset";
  readonly expires_at: string;
}

export function useInvitation(key: string) {
  return useQuery({
    queryKey: keysOf("staff.Invitation").one(key),
    queryFn: () => answer<Invitation>(api.GET("/api/v1/invitations/{key}", { params: { path: { key } } })),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function accept(key: string, password: string): Promise<{ is_signed_in: boolean }> {
  return answer<{ is_signed_in: boolean }>(
    api.POST("/api/v1/invitations/{key}/accept", { params: { path: { key } }, body: { password } }),
  );
}
