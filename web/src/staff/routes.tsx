import {
  IconBuildingCommunity,
  IconCalendarTime,
  IconDevices,
  IconKey,
  IconReceiptTax,
  IconSitemap,
  IconTargetArrow,
  IconUserCircle,
  IconUsers,
} from "@tabler/icons-react";
import type { RoomRoutes } from "@/ui/room";

const staff: RoomRoutes = {
  room: "staff",
  pages: [
    { path: "/sign-in", load: () => import("./signin/SignInPage"), frame: "none" },
    { path: "/set-up", load: () => import("./organisation/SetUpPage"), frame: "none" },
    { path: "/invite/$key", load: () => import("./invitation/InvitationPage"), frame: "none" },
    { path: "/reset/$key", load: () => import("./invitation/InvitationPage"), frame: "none" },
    { path: "/forgot", load: () => import("./reset/ForgotPage"), frame: "none" },
    { path: "/verify/$key", load: () => import("./reset/VerifyPage"), frame: "none" },
    { path: "/settings/account", load: () => import("./account/AccountPage") },
    { path: "/settings/sessions", load: () => import("./sessions/SessionsPage") },
    { path: "/settings/organisation", load: () => import("./organisation/OrganisationPage") },
    { path: "/settings/hours", load: () => import("./organisation/HoursPage") },
    { path: "/settings/money", load: () => import("./organisation/MoneyPage") },
    { path: "/settings/people", load: () => import("./people/PeoplePage") },
    { path: "/settings/teams", load: () => import("./teams/TeamsPage") },
    { path: "/settings/tokens", load: () => import("./tokens/TokensPage") },
    { path: "/targets", load: () => import("./targets/TargetsPage") },
  ],
  commands: [
    {
      id: "person.new",
      label: "people.add",
      to: "/settings/people?new=1",
      needs: "settings",
      icon: IconUsers,
    },
  ],
  settings: [
    { to: "/settings/account", label: "account.title", about: "account.about", icon: IconUserCircle },
    { to: "/settings/sessions", label: "sessions.title", about: "sessions.about", icon: IconDevices },
    {
      to: "/settings/organisation",
      label: "organisation.title",
      about: "organisation.about",
      icon: IconBuildingCommunity,
    },
    { to: "/settings/hours", label: "hours.title", about: "hours.about", icon: IconCalendarTime },
    { to: "/settings/money", label: "money.title", about: "money.about", icon: IconReceiptTax },
    { to: "/settings/people", label: "people.title", about: "people.about", icon: IconUsers },
    { to: "/settings/teams", label: "teams.title", about: "teams.about", icon: IconSitemap },
    {
      to: "/targets",
      label: "targets.title",
      about: "targets.about",
      icon: IconTargetArrow,
      needs: "targets",
    },
    {
      to: "/settings/tokens",
      label: "tokens.title",
      about: "tokens.about",
      icon: IconKey,
      needs: "settings",
    },
  ],
};

export default staff;
