import createClient, { type Middleware } from "openapi-fetch";
import { problemOf } from "./problem";
import type { Paths } from "./schema";

const CHANGES = new Set(["POST", "PUT", "PATCH", "DELETE"]);

export function cookie(name: string): string {
  const found = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

/** The headers every request carries: the language in use, and the CSRF token on a change. */
export function ownHeaders(method: string): Record<string, string> {
  const headers: Record<string, string> = { "Accept-Language": document.documentElement.lang || "ja" };
  if (CHANGES.has(method)) headers["X-CSRFToken"] = cookie("csrftoken");
  return headers;
}

const manners: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(ownHeaders(request.method))) request.headers.set(name, value);
    // The description calls the version a number; on the wire an entity tag stands in quotes.
    const version = request.headers.get("If-Match");
    if (version) request.headers.set("If-Match", `"${version.replaceAll('"', "")}"`);
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) return;
    throw problemOf(response.status, await response.json().catch(() => null));
  },
};

/** The typed client: `api.GET("/api/v1/accounts/{id}", …)`. It throws a Problem on any refusal. */
export const api = createClient<Paths>({
  baseUrl: window.location.origin,
  querySerializer: { array: { style: "form", explode: true } },
  // Looked up at each call, so that a test may put its own in place.
  fetch: (request) => globalThis.fetch(request),
});
api.use(manners);

/** The body of an answer. A refusal has been thrown before this is reached. */
export async function answer<Body>(request: Promise<{ data?: Body }>): Promise<NonNullable<Body>> {
  const { data } = await request;
  return data as NonNullable<Body>;
}

/** The If-Match header of a change made on this version. */
export function onVersion(version: number): { "If-Match": number } {
  return { "If-Match": version };
}
