import { IconShieldLock } from "@tabler/icons-react";
import type { RoomRoutes } from "@/ui/room";

const privacy: RoomRoutes = {
  room: "privacy",
  pages: [{ path: "/settings/privacy", load: () => import("./settings/PrivacyPage") }],
  settings: [
    {
      to: "/settings/privacy",
      label: "title",
      about: "about",
      icon: IconShieldLock,
      needs: "settings",
    },
  ],
};

export default privacy;
