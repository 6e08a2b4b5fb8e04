import { IconBox, IconDevices, IconFileDescription, IconReceiptYen, IconTags } from "@tabler/icons-react";
import type { RoomRoutes } from "@/ui/room";

const commerce: RoomRoutes = {
  room: "commerce",
  pages: [
    { path: "/orders", load: () => import("./orders/OrdersPage") },
    { path: "/orders/$id", load: () => import("./orders/OrderPage") },
    { path: "/deliveries", load: () => import("./deliveries/DeliveriesPage") },
    { path: "/invoices", load: () => import("./invoices/InvoicesPage") },
    { path: "/invoices/$id", load: () => import("./invoices/InvoicePage") },
    { path: "/payments", load: () => import("./payments/PaymentsPage") },
    { path: "/payments/$id", load: () => import("./payments/PaymentPage") },
    { path: "/receivables", load: () => import("./payments/ReceivablesPage") },
    { path: "/documents", load: () => import("./documents/DocumentsPage") },
    { path: "/contracts", load: () => import("./contracts/ContractsPage") },
    { path: "/contracts/$id", load: () => import("./contracts/ContractPage") },
    { path: "/items", load: () => import("./items/ItemsPage") },
    { path: "/items/$id", load: () => import("./items/ItemPage") },
    { path: "/products", load: () => import("./products/ProductsPage") },
    { path: "/price-books", load: () => import("./products/PriceBooksPage") },
    { path: "/price-books/$id", load: () => import("./products/PriceBookPage") },
    { path: "/products/$id", load: () => import("./products/ProductPage") },
  ],
  commands: [
    { id: "order.new", label: "orders.new", to: "/orders?new=1", needs: "orders", icon: IconReceiptYen },
    {
      id: "contract.new",
      label: "contracts.new",
      to: "/contracts?new=1",
      needs: "contracts",
      icon: IconFileDescription,
    },
    { id: "item.new", label: "items.new", to: "/items?new=1", needs: "items", icon: IconDevices },
    { id: "product.new", label: "products.new", to: "/products?new=1", needs: "products", icon: IconBox },
  ],
  settings: [
    { to: "/price-books", label: "books.title", about: "books.about", icon: IconTags, needs: "products" },
  ],
};

export default commerce;
