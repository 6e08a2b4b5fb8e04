import { IconWebhook } from "@tabler/icons-react";
import type { RoomRoutes } from "@/ui/room";

const automation: RoomRoutes = {
  room: "automation",
  pages: [
    { path: "/settings/webhooks", load: () => import("./webhooks/WebhooksPage") },
    { path: "/api/docs", load: () => import("./reference/ReferencePage"), frame: "none" },
  ],
  settings: [
    {
      to: "/settings/webhooks",
      label: "webhooks.title",
      about: "webhooks.about",
      icon: IconWebhook,
      needs: "settings",
    },
  ],
};

export default automation;
