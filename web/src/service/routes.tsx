import {
  IconArrowsSplit2,
  IconClockHour4,
  IconForms,
  IconMessagePlus,
  IconMoodSmile,
  IconTags,
  IconTemplate,
} from "@tabler/icons-react";
import type { RoomRoutes } from "@/ui/room";

const service: RoomRoutes = {
  room: "service",
  pages: [
    { path: "/tickets", load: () => import("./tickets/InboxPage") },
    { path: "/tickets/table", load: () => import("./tickets/TablePage") },
    { path: "/complaints", load: () => import("./complaints/ComplaintsPage") },
    { path: "/complaints/$id", load: () => import("./complaints/ComplaintPage") },
    { path: "/improvements", load: () => import("./improvements/ImprovementsPage") },
    { path: "/improvements/$id", load: () => import("./improvements/ImprovementPage") },
    { path: "/articles", load: () => import("./knowledge/ArticlesPage") },
    { path: "/articles/questions", load: () => import("./knowledge/QuestionsPage") },
    { path: "/articles/$id", load: () => import("./knowledge/ArticlePage") },
    { path: "/troubleshooters", load: () => import("./troubleshooting/TreesPage") },
    { path: "/troubleshooters/$id", load: () => import("./troubleshooting/TreePage") },
    { path: "/tickets/$id", load: () => import("./tickets/InboxPage") },
    { path: "/settings/forms", load: () => import("./forms/FormsPage") },
    { path: "/settings/tags", load: () => import("./tags/TagsPage") },
    { path: "/settings/routing", load: () => import("./routing/RoutingPage") },
    { path: "/surveys", load: () => import("./surveys/AnswersPage") },
    { path: "/settings/surveys", load: () => import("./surveys/SettingsPage") },
    { path: "/settings/sla", load: () => import("./sla/SlaPage") },
    { path: "/settings/macros", load: () => import("./macros/MacrosPage") },
  ],
  commands: [
    { id: "ticket.new", label: "new.title", to: "/tickets?new=1", needs: "tickets", icon: IconMessagePlus },
    { id: "surveys.list", label: "surveys.title", to: "/surveys", needs: "tickets", icon: IconMoodSmile },
  ],
  settings: [
    { to: "/settings/forms", label: "form.title", about: "form.about", icon: IconForms },
    { to: "/settings/tags", label: "tag.title", about: "tag.about", icon: IconTags },
    { to: "/settings/routing", label: "routing.title", about: "routing.about", icon: IconArrowsSplit2 },
    { to: "/settings/sla", label: "sla.title", about: "sla.about", icon: IconClockHour4 },
    {
      to: "/settings/surveys",
      label: "surveys.settings.title",
      about: "surveys.settings.about",
      icon: IconMoodSmile,
    },
    { to: "/settings/macros", label: "macro.title", about: "macro.about", icon: IconTemplate },
  ],
};

export default service;
