import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";
import type { ListSource } from "@/ui/list/types";
import { toastProblem } from "@/ui/toast";

export type Meeting = Schema<"SalesMeetingOut">;
export type MeetingRow = Schema<"SalesMeetingRow">;
export type Item = Schema<"MeetingItemOut">;
export type Kind = Item["kind"];
export type Decision = Schema<"DecisionOut">;
export type NewDecision = Schema<"DecisionIn">;

/** The order of an agenda: what is still open first. */
export const KINDS = ["decision", "gap", "move", "stuck", "overdue", "topic"] as const;

export const meetingKeys = keysOf("insight.SalesMeeting");

export const meetingList: ListSource<MeetingRow> = {
  key: meetingKeys.list,
  topics: ["interactions.Task", "insight.MeetingDecision"],
  load: (query, signal) =>
    answer<Page<MeetingRow>>(
      api.GET("/api/v1/sales-meetings", { params: { query: { ...query } }, ...(signal && { signal }) }),
    ),
};

const at = (id: string) => ({ path: { meeting_id: id } });
const now = ({ id, version }: Pick<Meeting, "id" | "version">) => ({ ...at(id), header: onVersion(version) });

export const useMeeting = (id: string) =>
  useQuery({
    queryKey: meetingKeys.one(id),
    queryFn: ({ signal }) =>
      answer<Meeting>(api.GET("/api/v1/sales-meetings/{meeting_id}", { params: at(id), signal })),
    meta: { topics: ["insight.MeetingItem", "insight.MeetingDecision", "interactions.Task"] },
  });

export const callMeeting = (body: Schema<"SalesMeetingIn">) =>
  answer<Meeting>(api.POST("/api/v1/sales-meetings", { body }));

export const changeMeeting = (meeting: Meeting, body: Partial<Schema<"SalesMeetingChange">>) =>
  answer<Meeting>(api.PATCH("/api/v1/sales-meetings/{meeting_id}", { params: now(meeting), body }));

export const deleteMeeting = (meeting: Meeting) =>
  answer<unknown>(api.DELETE("/api/v1/sales-meetings/{meeting_id}", { params: now(meeting) }));

export const renewAgenda = (meeting: Meeting) =>
  answer<Meeting>(api.POST("/api/v1/sales-meetings/{meeting_id}/agenda", { params: now(meeting) }));

export const addTopic = (meeting: Meeting, body: Schema<"TopicIn">) =>
  answer<Meeting>(api.POST("/api/v1/sales-meetings/{meeting_id}/items", { params: at(meeting.id), body }));

export const writeMinutes = ({ id, version }: Item, minutes: string) =>
  answer<Meeting>(
    api.PATCH("/api/v1/meeting-items/{item_id}", {
      params: { path: { item_id: id }, header: onVersion(version) },
      body: { minutes },
    }),
  );

export const decide = ({ id }: Item, body: NewDecision) =>
  answer<Meeting>(
    api.POST("/api/v1/meeting-items/{item_id}/decisions", { params: { path: { item_id: id } }, body }),
  );

const finish = ({ task_id, version, done_at }: Decision) => {
  const params = { path: { task_id }, header: onVersion(version) };
  return done_at
    ? answer<unknown>(api.POST("/api/v1/tasks/{task_id}/reopen", { params }))
    : answer<unknown>(api.POST("/api/v1/tasks/{task_id}/done", { params }));
};

/** Ticks what was decided as done, or takes that back. */
export function useFinish() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: finish,
    meta: { quiet: true },
    onError: toastProblem,
    onSettled: () => cache.invalidateQueries({ queryKey: meetingKeys.all }),
  });
}

/** Keeps what the server answered about a meeting; lists are stale then. */
export function useKeep() {
  const cache = useQueryClient();
  return (told: Meeting) => {
    cache.setQueryData(meetingKeys.one(told.id), told);
    void cache.invalidateQueries({ queryKey: meetingKeys.list().slice(0, 2) });
    return told;
  };
}
