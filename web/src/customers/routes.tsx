import { IconAddressBook, IconBuilding } from "@tabler/icons-react";
import type { RoomRoutes } from "@/ui/room";

const customers: RoomRoutes = {
  room: "customers",
  pages: [
    { path: "/accounts", load: () => import("./pages/AccountsPage") },
    { path: "/accounts/new", load: () => import("./pages/NewAccountPage") },
    { path: "/accounts/$id", load: () => import("./pages/AccountPage") },
    { path: "/contacts", load: () => import("./pages/ContactsPage") },
    { path: "/contacts/$id", load: () => import("./pages/ContactPage") },
  ],
  commands: [
    { id: "account.new", label: "accounts.add", to: "/accounts/new", needs: "accounts", icon: IconBuilding },
    {
      id: "contact.new",
      label: "contacts.add",
      to: "/contacts?new=1",
      needs: "contacts",
      icon: IconAddressBook,
    },
  ],
};

export default customers;
