import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";

export type Notice = Schema<"NotificationOut">;
export interface NoticePage {
  readonly items: readonly Notice[];
  readonly next: string | null;
  readonly total: number;
}

export const noticeKeys = keysOf("staff.Notification");
/** The server counts no further. */
export const MOST_COUNTED = 100;
const ASKED_EVERY_MS = 60_000;

/** How many wait. The live line tells of new ones; asking again now and then covers the times when it cannot. */
export const unreadQuery = queryOptions({
  queryKey: noticeKeys.list({ count: "unread" }),
  queryFn: () => answer<{ unread: number }>(api.GET("/api/v1/notifications/unread", {})),
  refetchInterval: ASKED_EVERY_MS,
});

export function noticePage(query: { unread?: boolean; limit?: number; cursor?: string }) {
  return answer<NoticePage>(api.GET("/api/v1/notifications", { params: { query } }));
}

/** Marks one as seen, or all up to now. */
export function useRead() {
  const cache = useQueryClient();
  const onSettled = () => cache.invalidateQueries({ queryKey: noticeKeys.all });
  const one = useMutation({
    mutationFn: (id: string) =>
      api.POST("/api/v1/notifications/{notification_id}/read", { params: { path: { notification_id: id } } }),
    onSettled,
  });
  const all = useMutation({
    mutationFn: (until: string) => api.POST("/api/v1/notifications/read", { body: { until } }),
    onSettled,
  });
  return { one, all };
}
