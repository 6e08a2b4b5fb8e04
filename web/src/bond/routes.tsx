import { IconCalendarCheck, IconHeartHandshake, IconMoodHappy } from "@tabler/icons-react";
import type { RoomRoutes } from "@/ui/room";

const bond: RoomRoutes = {
  room: "bond",
  pages: [
    { path: "/home", load: () => import("./home/HomePage") },
    { path: "/handovers", load: () => import("./handovers/HandoversPage") },
    { path: "/handovers/$id", load: () => import("./handovers/HandoverPage") },
    { path: "/promises", load: () => import("./promises/PromisesPage") },
    { path: "/win-back", load: () => import("./keeping/WinBackPage") },
    { path: "/referral-moments", load: () => import("./keeping/ReferralsPage") },
  ],
  commands: [
    {
      id: "promise.new",
      label: "promises.add",
      to: "/promises?new=1",
      needs: "promises",
      icon: IconCalendarCheck,
    },
    {
      id: "win_back.open",
      label: "win_back.title",
      to: "/win-back",
      needs: "accounts",
      icon: IconHeartHandshake,
    },
    {
      id: "referrals.open",
      label: "referrals.title",
      to: "/referral-moments",
      needs: "accounts",
      icon: IconMoodHappy,
    },
  ],
};

export default bond;
