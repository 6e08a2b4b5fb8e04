import type { RoomRoutes } from "@/ui/room";

const insight: RoomRoutes = {
  room: "insight",
  pages: [
    { path: "/board", load: () => import("./board/BoardPage") },
    { path: "/yomi", load: () => import("./yomi/YomiPage") },
    { path: "/budget", load: () => import("./budget/BudgetPage") },
    { path: "/sales-meetings", load: () => import("./meetings/MeetingsPage") },
    { path: "/sales-meetings/$id", load: () => import("./meetings/MeetingPage") },
    { path: "/reports", load: () => import("./reports/ReportsPage") },
  ],
};

export default insight;
