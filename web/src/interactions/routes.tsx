import type { RoomRoutes } from "@/ui/room";

const interactions: RoomRoutes = {
  room: "interactions",
  pages: [{ path: "/activities", load: () => import("./pages/ActivitiesPage") }],
};

export default interactions;
