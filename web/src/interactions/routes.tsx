import type { RoomRoutes } from "@/ui/room";

const interactions: RoomRoutes = {
  room: "interactions",
  pages: [
    { path: "/activities", load: () => import("./pages/ActivitiesPage") },
    { path: "/calendar", load: () => import("./calendar/CalendarPage") },
    { path: "/daily-reports", load: () => import("./daily/DailyReportsPage") },
    { path: "/daily-reports/mine", load: () => import("./daily/DayPage") },
    { path: "/daily-reports/$id", load: () => import("./daily/DailyReportPage") },
  ],
};

export default interactions;
