import type { AnyRouter } from "@tanstack/react-router";

/** Show sign-in, and come back here afterwards. Pages outside the frame decide for themselves. */
export function toSignIn(router: AnyRouter): void {
  const here = router.state.location;
  // Several answers may say so at once: the second one finds the way to sign-in begun, and must not come back to it.
  if (here.pathname === "/sign-in") return;
  const isFramed = router.state.matches.some((match) => match.routeId === "/frame");
  if (!isFramed && router.state.matches.length > 0) return;
  router.navigate({ to: "/sign-in", search: here.href === "/" ? {} : { next: here.href }, replace: true });
}
