import { answer, api } from "@/client/api";

export function askForReset(email: string) {
  return api.POST("/api/v1/password-resets", { body: { email } });
}

export function checkAddress(key: string): Promise<{ email: string }> {
  return answer<{ email: string }>(api.POST("/api/v1/address-checks/{key}", { params: { path: { key } } }));
}
