import {
  type AnyRouter,
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
} from "@tanstack/react-router";
import { expect, it } from "vitest";
import { toSignIn } from "./signedOut";

/** A router at a page inside the frame, whose sign-in page takes a moment to load. */
async function inside(path: string): Promise<AnyRouter> {
  const root = createRootRoute();
  const frame = createRoute({ getParentRoute: () => root, id: "frame" });
  const page = createRoute({ getParentRoute: () => frame, path });
  const door = createRoute({
    getParentRoute: () => root,
    path: "/sign-in",
    loader: () => new Promise((loaded) => setTimeout(loaded, 20)),
  });
  const router = createRouter({
    routeTree: root.addChildren([frame.addChildren([page]), door]),
    history: createMemoryHistory({ initialEntries: [path] }),
  }) as unknown as AnyRouter;
  await router.load();
  return router;
}

it("comes back to where one was, however many answers say that nobody is signed in", async () => {
  const router = await inside("/settings/factors");
  toSignIn(router);
  toSignIn(router);
  await router.load();
  toSignIn(router);
  await router.load();
  expect(router.state.location.pathname).toBe("/sign-in");
  expect(router.state.location.search).toEqual({ next: "/settings/factors" });
});
