import { IconHeartRateMonitor, IconHistory } from "@tabler/icons-react";
import type { RoomRoutes } from "@/ui/room";

const operations: RoomRoutes = {
  room: "operations",
  pages: [
    { path: "/settings/operations", load: () => import("./page/OperationsPage") },
    { path: "/settings/audit", load: () => import("./audit/AuditPage") },
  ],
  settings: [
    {
      to: "/settings/audit",
      label: "audit.title",
      about: "audit.about",
      icon: IconHistory,
      needs: "settings",
    },
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
