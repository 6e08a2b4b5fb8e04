import { IconDevices } from "@tabler/icons-react";
import type { RoomRoutes } from "@/ui/room";

const staff: RoomRoutes = {
  room: "staff",
  pages: [
    { path: "/sign-in", load: () => import("./signin/SignInPage"), frame: "none" },
    { path: "/settings/sessions", load: () => import("./sessions/SessionsPage") },
  ],
  settings: [
    { to: "/settings/sessions", label: "sessions.title", about: "sessions.about", icon: IconDevices },
  ],
};

export default staff;
