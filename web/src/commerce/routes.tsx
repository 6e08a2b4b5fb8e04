import { IconBox, IconReceiptYen } from "@tabler/icons-react";
import type { RoomRoutes } from "@/ui/room";

const commerce: RoomRoutes = {
  room: "commerce",
  pages: [
    { path: "/orders", load: () => import("./orders/OrdersPage") },
    { path: "/orders/$id", load: () => import("./orders/OrderPage") },
    { path: "/documents", load: () => import("./documents/DocumentsPage") },
    { path: "/products", load: () => import("./products/ProductsPage") },
  ],
  commands: [
    { id: "order.new", label: "orders.new", to: "/orders?new=1", needs: "orders", icon: IconReceiptYen },
    { id: "product.new", label: "products.new", to: "/products?new=1", needs: "products", icon: IconBox },
  ],
};

export default commerce;
