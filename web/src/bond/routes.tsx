import { IconCalendarCheck } from "@tabler/icons-react";
import type { RoomRoutes } from "@/ui/room";

const bond: RoomRoutes = {
  room: "bond",
  pages: [
    { path: "/home", load: () => import("./home/HomePage") },
    { path: "/handovers", load: () => import("./handovers/HandoversPage") },
    { path: "/handovers/$id", load: () => import("./handovers/HandoverPage") },
    { path: "/promises", load: () => import("./promises/PromisesPage") },
  ],
  commands: [
    {
      id: "promise.new",
      label: "promises.add",
      to: "/promises?new=1",
      needs: "promises",
      icon: IconCalendarCheck,
    },
  ],
};

export default bond;
