/** Only an address of this app may be gone to after sign-in: read as a browser reads it, then looked at. */
export function safeNext(next: string | undefined): string {
  if (!next?.startsWith("/") || !URL.canParse(next, window.location.origin)) return "/";
  const { origin, pathname, search, hash } = new URL(next, window.location.origin);
  const isOurs = origin === window.location.origin && !pathname.startsWith("//");
  return isOurs && !pathname.startsWith("/sign-in") ? pathname + search + hash : "/";
}
