import {
  IconChecklist,
  IconForms,
  IconHourglass,
  IconLayoutKanban,
  IconListCheck,
  IconRoute,
  IconTrendingUp,
  IconUserPlus,
} from "@tabler/icons-react";
import type { RoomRoutes } from "@/ui/room";

const sales: RoomRoutes = {
  room: "sales",
  pages: [
    { path: "/deals", load: () => import("./deals/DealsPage") },
    { path: "/deals/$id", load: () => import("./deals/DealPage") },
    { path: "/quotes", load: () => import("./quotes/QuotesPage") },
    { path: "/quotes/$id", load: () => import("./quotes/QuotePage") },
    { path: "/approvals", load: () => import("./approvals/ApprovalsPage") },
    { path: "/settings/approvals", load: () => import("./approvals/RoutesPage") },
    { path: "/proposals/$id", load: () => import("./proposals/ProposalPage") },
    { path: "/leads", load: () => import("./leads/LeadsPage") },
    { path: "/leads/$id", load: () => import("./leads/LeadPage") },
    { path: "/campaigns", load: () => import("./campaigns/CampaignsPage") },
    { path: "/campaigns/$id", load: () => import("./campaigns/CampaignPage") },
    { path: "/waiting-leads", load: () => import("./contacting/WaitingPage") },
    { path: "/settings/assignment", load: () => import("./assigning/AssignmentPage") },
    { path: "/lead-forms", load: () => import("./capture/FormsPage") },
    { path: "/lead-forms/$id", load: () => import("./capture/FormPage") },
    { path: "/form-posts", load: () => import("./capture/PostsPage") },
    { path: "/settings/pipelines", load: () => import("./pipelines/PipelinesPage") },
    { path: "/settings/leads", load: () => import("./qualifying/LeadSettingsPage") },
  ],
  commands: [
    {
      id: "leads.waiting",
      label: "contacting.waiting",
      to: "/waiting-leads",
      needs: "leads",
      icon: IconHourglass,
    },
    { id: "forms.open", label: "forms.title", to: "/lead-forms", needs: "campaigns", icon: IconForms },
    { id: "deal.new", label: "deals.new", to: "/deals?new=1", needs: "deals", icon: IconTrendingUp },
    { id: "lead.new", label: "leads.new", to: "/leads?new=1", needs: "leads", icon: IconUserPlus },
  ],
  settings: [
    {
      to: "/settings/approvals",
      label: "routes.title",
      about: "routes.about",
      icon: IconChecklist,
      needs: "quotes",
    },
    {
      to: "/settings/pipelines",
      label: "pipelines.title",
      about: "pipelines.about",
      icon: IconLayoutKanban,
      needs: "deals",
    },
    {
      to: "/settings/leads",
      label: "lead_settings.title",
      about: "lead_settings.about",
      icon: IconListCheck,
      needs: "leads",
    },
    {
      to: "/settings/assignment",
      label: "assigning.title",
      about: "assigning.about",
      icon: IconRoute,
      needs: "leads",
    },
    {
      to: "/lead-forms",
      label: "forms.title",
      about: "forms.about",
      icon: IconForms,
      needs: "campaigns",
    },
  ],
};

export default sales;
