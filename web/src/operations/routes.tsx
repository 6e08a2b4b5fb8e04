import { IconHeartRateMonitor } from "@tabler/icons-react";
import type { RoomRoutes } from "@/ui/room";

const operations: RoomRoutes = {
  room: "operations",
  pages: [{ path: "/settings/operations", load: () => import("./page/OperationsPage") }],
  settings: [
    {
      to: "/settings/operations",
      label: "title",
      about: "about",
      icon: IconHeartRateMonitor,
      needs: "settings",
    },
  ],
};

export default operations;
