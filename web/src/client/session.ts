import { ownHeaders } from "./api";
import { Problem } from "./problem";

const ADDRESS = "/_allauth/browser/v1/auth";

interface SignInAnswer {
  readonly errors?: readonly { readonly code: string; readonly message: string; readonly param?: string }[];
}

async function send(path: string, method: string, body?: object): Promise<Response> {
  return globalThis.fetch(ADDRESS + path, {
    method,
    headers: { ...ownHeaders(method), ...(body ? { "Content-Type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

/** Resolves once signed in. Refused sign-in is a Problem whose `code` the page puts into words. */
export async function signIn(email: string, password: string): Promise<void> {
  const response = await send("/login", "POST", { email, password });
  // 409: this browser is signed in already, which is what was asked for.
  if (response.ok || response.status === 409) return;
  const said = (await response.json().catch(() => ({}))) as SignInAnswer;
  const code = said.errors?.[0]?.code ?? `http.${response.status}`;
  throw new Problem(response.status, code, "", said.errors?.[0]?.message ?? "");
}

export async function signOut(): Promise<void> {
  const response = await send("/session", "DELETE");
  // allauth answers 401 once nobody is signed in: that is success here.
  if (!response.ok && response.status !== 401) throw new Problem(response.status, "sign_out", "", "");
}

/** Sets the CSRF cookie where the page came from a development server. */
export async function greet(): Promise<void> {
  await send("/session", "GET");
}
