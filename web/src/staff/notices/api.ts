import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";

export type NoticeSettings = Schema<"NotificationSettingsOut">;
export type Choice = NoticeSettings["kinds"][number]["choice"];

export const CHOICES: readonly Choice[] = ["app", "at_once", "daily", "weekly", "off"];
const keys = keysOf("staff.NotificationSettings");

export const noticeSettingsQuery = {
  queryKey: keys.one("me"),
  queryFn: () => answer<NoticeSettings>(api.GET("/api/v1/notification-settings", {})),
};

/** The whole of one's choices: the last one made counts. */
export function chooseNotices({ kinds, digest_at, digest_day, zone }: NoticeSettings) {
  const choices = Object.fromEntries(kinds.map(({ kind, choice }) => [kind, choice]));
  return answer<NoticeSettings>(
    api.PUT("/api/v1/notification-settings", { body: { choices, digest_at, digest_day, zone } }),
  );
}
