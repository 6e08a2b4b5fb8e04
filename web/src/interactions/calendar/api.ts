import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { components } from "@/client/schema.gen";

export type Shown = components["schemas"]["CalendarOut"];
export type Entry = components["schemas"]["CalendarEntryOut"];

export const calendarKeys = keysOf("interactions.Activity");
const topics = [
  "interactions.Activity",
  "interactions.Task",
  "sales.Deal",
  "sales.Demo",
  "insight.SalesMeeting",
  "bond.Promise",
  "staff.Absence",
];

export interface Asked {
  readonly start: string;
  readonly end: string;
  readonly person_id?: string;
  readonly team_id?: string;
}

export function useCalendar(query: Asked) {
  return useQuery({
    queryKey: calendarKeys.list({ calendar: true, ...query }),
    queryFn: ({ signal }) => answer<Shown>(api.GET("/api/v1/calendar", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    meta: { topics },
  });
}

/** To another day, or instant where it has one; by the record's own change, on the version that was seen. */
export function move(entry: Entry, to: { day: string; at: string }): Promise<unknown> {
  const header = onVersion(entry.version);
  switch (entry.kind) {
    case "activity":
      return api.PATCH("/api/v1/activities/{activity_id}", {
        params: { path: { activity_id: entry.id }, header },
        body: { happened_at: to.at },
      });
    case "demo":
      return api.PATCH("/api/v1/demos/{demo_id}", {
        params: { path: { demo_id: entry.id }, header },
        body: { starts_at: to.at },
      });
    case "task":
      return api.PATCH("/api/v1/tasks/{task_id}", {
        params: { path: { task_id: entry.id }, header },
        body: { due_on: to.day },
      });
    default:
      return api.PATCH("/api/v1/deals/{deal_id}", {
        params: { path: { deal_id: entry.id }, header },
        body: { next_action_on: to.day },
      });
  }
}

export interface NewActivity {
  readonly kind: components["schemas"]["ActivityIn"]["kind"];
  readonly subject: string;
  readonly happened_at: string;
  readonly minutes: number | null;
  readonly account_id: string | null;
}

export function plan(body: NewActivity) {
  return answer(api.POST("/api/v1/activities", { body }));
}
