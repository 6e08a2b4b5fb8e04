import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Page } from "@/client/types";
import type { ListSource } from "@/ui/list/types";

interface Ref {
  readonly id: string;
  readonly name: string;
}

export interface ActivityRow {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly side: "sales" | "service";
  readonly subject: string;
  readonly body: string;
  readonly outcome: string;
  readonly happened_at: string;
  readonly minutes: number | null;
  readonly next_action: string;
  readonly next_action_on: string | null;
  readonly account: Ref | null;
  readonly contact: Ref | null;
  readonly owner: Ref | null;
}

export const KINDS = [
  "visit",
  "visitor",
  "web_meeting",
  "call",
  "mail",
  "fax",
  "exhibition",
  "seminar",
  "dinner",
  "material",
  "other",
] as const;

export const activityKeys = keysOf("interactions.Activity");
const accountKeys = keysOf("customers.Account");

export const activityList: ListSource<ActivityRow> = {
  key: activityKeys.list,
  load: (query, signal) =>
    answer<Page<ActivityRow>>(api.GET("/api/v1/activities", { params: { query }, signal })),
};

/** One activity, with what the reader may do to it. */
export interface Activity extends ActivityRow {
  readonly may: Readonly<Record<string, boolean>>;
}

export function useActivity(activity_id: string) {
  return useQuery({
    queryKey: activityKeys.one(activity_id),
    queryFn: ({ signal }) =>
      answer<Activity>(
        api.GET("/api/v1/activities/{activity_id}", { params: { path: { activity_id } }, signal }),
      ),
  });
}

export interface NewActivity {
  kind: string;
  subject: string;
  body: string;
  outcome: string;
  minutes: number | null;
  next_action: string;
  next_action_on: string | null;
  account_id: string;
  contact_id: string | null;
}

/** What was done also stands on the customer's timeline. */
export function useRecordActivity(accountId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: NewActivity) => answer<ActivityRow>(api.POST("/api/v1/activities", { body })),
    onSuccess: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: activityKeys.all }),
        cache.invalidateQueries({ queryKey: accountKeys.one(accountId) }),
        cache.invalidateQueries({ queryKey: accountKeys.part(accountId, "timeline") }),
      ]),
    meta: { quiet: true },
  });
}
