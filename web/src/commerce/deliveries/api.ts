import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";
import type { ListSource } from "@/ui/list/types";
import type { IssuedDocument, Language } from "../documents/api";

export type DeliveryRow = Schema<"OrderDeliveryRow">;
export type Delivery = Schema<"OrderDeliveryOut">;
export type NewDelivery = Schema<"OrderDeliveryIn">;

export const STATES = ["waiting", "accepted", "cancelled"] as const;

export const deliveryKeys = keysOf("commerce.Delivery");

export const deliveries: ListSource<DeliveryRow> = {
  key: deliveryKeys.list,
  load: (query, signal) =>
    answer<Page<DeliveryRow>>(api.GET("/api/v1/deliveries", { params: { query }, signal })),
  topics: ["customers.Account"],
};

export const deliveriesOf = (orderId: string) => ({
  queryKey: deliveryKeys.list({ order_id: orderId }),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    deliveries.load({ order_id: orderId, sort: "-delivered_on" }, signal),
});

export const recordDelivery = (orderId: string, body: NewDelivery) =>
  answer<Delivery>(
    api.POST("/api/v1/orders/{order_id}/deliveries", { params: { path: { order_id: orderId } }, body }),
  );

const on = (delivery: DeliveryRow) => ({
  path: { delivery_id: delivery.id },
  header: onVersion(delivery.version),
});

export const acceptDelivery = (delivery: DeliveryRow, accepted_on: string) =>
  answer<Delivery>(
    api.POST("/api/v1/deliveries/{delivery_id}/accept", { params: on(delivery), body: { accepted_on } }),
  );

export const cancelDelivery = (delivery: DeliveryRow) =>
  answer<Delivery>(api.POST("/api/v1/deliveries/{delivery_id}/cancel", { params: on(delivery) }));

export const issueDeliveryNote = (delivery: DeliveryRow, language: Language) =>
  answer<IssuedDocument>(
    api.POST("/api/v1/deliveries/{delivery_id}/documents", {
      params: { path: { delivery_id: delivery.id } },
      body: { language },
    }),
  );
