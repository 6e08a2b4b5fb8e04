import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";

const keys = keysOf("staff.CalendarFeed");

export const feedQuery = {
  queryKey: keys.one("me"),
  queryFn: () => answer<Schema<"CalendarFeedOut">>(api.GET("/api/v1/calendar-feed", {})),
};

export const renewFeed = () => answer<Schema<"NewCalendarFeedOut">>(api.POST("/api/v1/calendar-feed", {}));
export const revokeFeed = () => api.DELETE("/api/v1/calendar-feed", {});
