import {
  type Icon,
  IconAddressBook,
  IconArrowsExchange,
  IconBinaryTree2,
  IconBook2,
  IconBox,
  IconBuilding,
  IconBuildingBank,
  IconBulb,
  IconCalendarCheck,
  IconCalendarTime,
  IconChartBar,
  IconDevices,
  IconFileCertificate,
  IconFileDescription,
  IconFileImport,
  IconFileInvoice,
  IconFileText,
  IconHeadset,
  IconHome,
  IconMap2,
  IconMessageReport,
  IconNotes,
  IconPresentationAnalytics,
  IconReceiptYen,
  IconReportMoney,
  IconRubberStamp,
  IconScale,
  IconSettings,
  IconSpeakerphone,
  IconTableColumn,
  IconTargetArrow,
  IconTimeline,
  IconTrendingUp,
  IconTruckDelivery,
  IconUserPlus,
  IconUsersGroup,
} from "@tabler/icons-react";
import type { Role } from "@/ui/RoleMark";

export interface Place {
  /** The name in `me.navigation`, and the key of its word. */
  readonly name: string;
  readonly to: string;
  readonly icon: Icon;
  /** `g` then this letter goes there. */
  readonly letter: string;
  readonly role?: Role;
  readonly group: "start" | "customers" | "sales" | "service" | "both" | "house";
}

/** Every place the menu can show, in its order. Who sees which is the server's answer, not ours. */
export const PLACES: readonly Place[] = [
  { name: "board", to: "/board", icon: IconScale, letter: "b", group: "start" },
  { name: "home", to: "/home", icon: IconHome, letter: "h", group: "start" },
  { name: "accounts", to: "/accounts", icon: IconBuilding, letter: "a", group: "customers" },
  { name: "contacts", to: "/contacts", icon: IconAddressBook, letter: "k", group: "customers" },
  { name: "calendar", to: "/calendar", icon: IconCalendarTime, letter: "9", group: "customers" },
  { name: "activities", to: "/activities", icon: IconTimeline, letter: "v", group: "customers" },
  { name: "daily-reports", to: "/daily-reports", icon: IconNotes, letter: "z", group: "customers" },
  { name: "leads", to: "/leads", icon: IconUserPlus, letter: "l", role: "sales", group: "sales" },
  { name: "campaigns", to: "/campaigns", icon: IconSpeakerphone, letter: "c", role: "sales", group: "sales" },
  { name: "market", to: "/market", icon: IconMap2, letter: "6", role: "sales", group: "sales" },
  { name: "deals", to: "/deals", icon: IconTrendingUp, letter: "d", role: "sales", group: "sales" },
  { name: "yomi", to: "/yomi", icon: IconTableColumn, letter: "y", role: "sales", group: "sales" },
  { name: "budget", to: "/budget", icon: IconReportMoney, letter: "8", role: "sales", group: "sales" },
  {
    name: "sales-meetings",
    to: "/sales-meetings",
    icon: IconUsersGroup,
    letter: "5",
    role: "sales",
    group: "sales",
  },
  {
    name: "demos",
    to: "/demos",
    icon: IconPresentationAnalytics,
    letter: "7",
    role: "sales",
    group: "sales",
  },
  { name: "quotes", to: "/quotes", icon: IconFileText, letter: "q", role: "sales", group: "sales" },
  {
    name: "approvals",
    to: "/approvals",
    icon: IconRubberStamp,
    letter: "4",
    role: "sales",
    group: "sales",
  },
  { name: "orders", to: "/orders", icon: IconReceiptYen, letter: "o", role: "sales", group: "sales" },
  {
    name: "contracts",
    to: "/contracts",
    icon: IconFileDescription,
    letter: "x",
    role: "both",
    group: "both",
  },
  { name: "items", to: "/items", icon: IconDevices, letter: "j", role: "service", group: "service" },
  {
    name: "goods_deliveries",
    to: "/deliveries",
    icon: IconTruckDelivery,
    letter: "3",
    role: "sales",
    group: "sales",
  },
  { name: "invoices", to: "/invoices", icon: IconFileInvoice, letter: "1", role: "sales", group: "sales" },
  { name: "payments", to: "/payments", icon: IconBuildingBank, letter: "2", role: "sales", group: "sales" },
  { name: "targets", to: "/targets", icon: IconTargetArrow, letter: "m", role: "sales", group: "sales" },
  { name: "tickets", to: "/tickets", icon: IconHeadset, letter: "t", role: "service", group: "service" },
  {
    name: "complaints",
    to: "/complaints",
    icon: IconMessageReport,
    letter: "u",
    role: "service",
    group: "service",
  },
  {
    name: "improvements",
    to: "/improvements",
    icon: IconBulb,
    letter: "0",
    role: "service",
    group: "service",
  },
  { name: "articles", to: "/articles", icon: IconBook2, letter: "f", role: "service", group: "service" },
  {
    name: "troubleshooters",
    to: "/troubleshooters",
    icon: IconBinaryTree2,
    letter: "g",
    role: "service",
    group: "service",
  },
  { name: "handovers", to: "/handovers", icon: IconArrowsExchange, letter: "w", role: "both", group: "both" },
  { name: "promises", to: "/promises", icon: IconCalendarCheck, letter: "p", role: "both", group: "both" },
  { name: "reports", to: "/reports", icon: IconChartBar, letter: "r", group: "house" },
  { name: "documents", to: "/documents", icon: IconFileCertificate, letter: "e", group: "house" },
  { name: "products", to: "/products", icon: IconBox, letter: "n", group: "house" },
  { name: "imports", to: "/imports", icon: IconFileImport, letter: "i", group: "house" },
  { name: "settings", to: "/settings", icon: IconSettings, letter: "s", group: "house" },
];

/** The places open to this reader. Settings is open to all: one's own sessions and appearance live there. */
export function placesOf(navigation: readonly string[]): readonly Place[] {
  return PLACES.filter((place) => place.name === "settings" || navigation.includes(place.name));
}
