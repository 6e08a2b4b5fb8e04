import { answer, api, ownHeaders } from "@/client/api";
import type { Me } from "@/client/me";
import { Problem } from "@/client/problem";

export function chooseOwnLanguage(language: string): Promise<Me> {
  return answer<Me>(api.PATCH("/api/v1/me", { body: { language } }));
}

export function askForAddressCheck() {
  return api.POST("/api/v1/me/address-checks", {});
}

interface Refused {
  readonly errors?: readonly { readonly code: string; readonly param?: string }[];
}

/** A refusal carries, under the field that was wrong, the words `say` has for its code. */
export async function changePassword(
  current_password: string,
  new_password: string,
  say: (code: string) => string,
): Promise<void> {
  const response = await globalThis.fetch("/_allauth/browser/v1/account/password/change", {
    method: "POST",
    headers: { ...ownHeaders("POST"), "Content-Type": "application/json" },
    body: JSON.stringify({ current_password, new_password }),
  });
  if (response.ok) return;
  const { errors = [] } = (await response.json().catch(() => ({}))) as Refused;
  const fields = Object.fromEntries(
    errors.map(({ code, param = "new_password" }) => [param, say(code)]).toReversed(),
  );
  throw new Problem(response.status, "password_refused", say("other"), "", fields);
}
