import { IconSend, IconSignature } from "@tabler/icons-react";
import type { RoomRoutes } from "@/ui/room";

const channels: RoomRoutes = {
  room: "channels",
  pages: [
    { path: "/s/$key", load: () => import("./survey/SurveyPage"), frame: "none" },
    { path: "/settings/sending", load: () => import("./sending/SendingPage") },
    { path: "/settings/signatures", load: () => import("./sending/SignaturesPage") },
  ],
  settings: [
    {
      to: "/settings/sending",
      label: "sending.title",
      about: "sending.about",
      icon: IconSend,
      needs: "settings",
    },
    {
      to: "/settings/signatures",
      label: "signatures.title",
      about: "signatures.about",
      icon: IconSignature,
      needs: "tickets",
    },
  ],
};

export default channels;
