import { useInfiniteQuery } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";
import type { ListSource } from "@/ui/list/types";

export type Webhook = Schema<"WebhookOut">;
export type NewWebhook = Schema<"NewWebhookOut">;
export type Delivery = Schema<"DeliveryOut">;

export const webhookKeys = keysOf("automation.Webhook");
export const deliveryKeys = keysOf("automation.WebhookDelivery");

/** What a delivery has come to; without one, all are meant. */
export const STATES = ["waiting", "delivered", "failed"] as const;
export type State = (typeof STATES)[number];

export const webhooks: ListSource<Webhook> = {
  key: webhookKeys.list,
  load: (query, signal) => answer<Page<Webhook>>(api.GET("/api/v1/webhooks", { params: { query }, signal })),
};

export function createWebhook(body: Schema<"WebhookIn">): Promise<NewWebhook> {
  return answer<NewWebhook>(api.POST("/api/v1/webhooks", { body }));
}

export function changeWebhook(webhook: Webhook, body: Partial<Schema<"WebhookChange">>): Promise<Webhook> {
  const params = { path: { webhook_id: webhook.id }, header: onVersion(webhook.version) };
  return answer<Webhook>(api.PATCH("/api/v1/webhooks/{webhook_id}", { params, body }));
}

export function deleteWebhook(webhook: Webhook) {
  return api.DELETE("/api/v1/webhooks/{webhook_id}", { params: { path: { webhook_id: webhook.id } } });
}

/** The deliveries of one webhook, the newest first, page after page. */
export function useDeliveries(webhook: Webhook, status: State | null) {
  return useInfiniteQuery({
    queryKey: [...deliveryKeys.part(webhook.id, "log"), status],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...(status ? { status } : {}), ...(pageParam ? { cursor: pageParam } : {}) };
      const params = { path: { webhook_id: webhook.id }, query };
      return answer<Page<Delivery>>(api.GET("/api/v1/webhooks/{webhook_id}/deliveries", { params, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
}

export function sendAgain(delivery: Delivery): Promise<Delivery> {
  const params = { path: { delivery_id: delivery.id } };
  return answer<Delivery>(api.POST("/api/v1/webhook-deliveries/{delivery_id}/send", { params }));
}
