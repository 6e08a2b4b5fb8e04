import { IconFileImport } from "@tabler/icons-react";
import type { RoomRoutes } from "@/ui/room";

const exchange: RoomRoutes = {
  room: "exchange",
  pages: [
    { path: "/imports", load: () => import("./imports/ImportsPage") },
    { path: "/imports/$id", load: () => import("./imports/ImportPage") },
  ],
  commands: [
    {
      id: "import.new",
      label: "imports.new",
      to: "/imports?new=1",
      needs: "imports",
      icon: IconFileImport,
    },
  ],
  settings: [
    {
      to: "/imports",
      label: "imports.title",
      about: "imports.about",
      icon: IconFileImport,
      needs: "imports",
    },
  ],
};

export default exchange;
