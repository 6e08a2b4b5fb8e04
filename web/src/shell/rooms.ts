import type { RoomRoutes } from "@/ui/room";

const files = import.meta.glob<{ default: RoomRoutes }>("../*/routes.tsx", { eager: true });

/** Every room that brings pages. A room joins by having a `routes.tsx`; nothing here names it. */
export const rooms: readonly RoomRoutes[] = Object.values(files).map((file) => file.default);
