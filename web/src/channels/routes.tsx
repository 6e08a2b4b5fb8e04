import type { RoomRoutes } from "@/ui/room";

const channels: RoomRoutes = {
  room: "channels",
  pages: [{ path: "/s/$key", load: () => import("./survey/SurveyPage"), frame: "none" }],
};

export default channels;
