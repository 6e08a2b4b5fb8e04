import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { loadWords } from "@/ui/language";
import type { PageRoute, RoomRoutes } from "@/ui/room";
import { Failed, Missing } from "./Fallbacks";
import { Frame } from "./Frame";
import { FrontPage } from "./FrontPage";
import { PageSkeleton } from "./PageSkeleton";
import { rooms } from "./rooms";

const root = createRootRoute({ notFoundComponent: Missing });
const frame = createRoute({ getParentRoute: () => root, id: "frame", component: Frame });

/** A page's code and its room's words arrive together, on hover where there is one. */
function pageRoute(page: PageRoute, { room }: RoomRoutes) {
  return createRoute({
    getParentRoute: () => (page.frame === "none" ? root : frame),
    path: page.path,
    component: lazyRouteComponent(async () => {
      const [module] = await Promise.all([page.load(), loadWords(room)]);
      return module;
    }),
  });
}

const settings = createRoute({
  getParentRoute: () => frame,
  path: "/settings",
  component: lazyRouteComponent(() => import("./SettingsPage")),
});

const search = createRoute({
  getParentRoute: () => frame,
  path: "/search",
  component: lazyRouteComponent(() => import("./SearchPage")),
});

const pagesWhere = (isFramed: boolean) =>
  rooms.flatMap((room) =>
    room.pages.filter((page) => (page.frame !== "none") === isFramed).map((page) => pageRoute(page, room)),
  );

/** An address nobody knows: said inside the frame, the menu stays at hand. */
const missing = createRoute({ getParentRoute: () => frame, path: "$", component: Missing });
const front = createRoute({ getParentRoute: () => frame, path: "/", component: FrontPage });

/** The address's query is plain text both ways, so that it can be read, typed and mailed. */
export const parseSearch = (text: string) => Object.fromEntries(new URLSearchParams(text));

export function stringifySearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== "");
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return text && `?${text}`;
}

export const router = createRouter({
  routeTree: root.addChildren([
    frame.addChildren([front, settings, search, missing, ...pagesWhere(true)]),
    ...pagesWhere(false),
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: "intent",
  defaultPendingMs: 120,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: Failed,
  scrollRestoration: true,
});
