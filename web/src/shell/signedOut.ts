import type { AnyRouter } from "@tanstack/react-router";

/** Show sign-in, and come back here afterwards. Pages outside the frame decide for themselves. */
export function toSignIn(router: AnyRouter): void {
  const here = router.state.location;
  const isFramed = router.state.matches.some((match) => match.routeId === "/frame");
  if (!isFramed && router.state.matches.length > 0) return;
  router.navigate({ to: "/sign-in", search: here.href === "/" ? {} : { next: here.href }, replace: true });
}
