import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Page } from "@/client/types";

interface Ref {
  readonly id: string;
  readonly name: string;
}

export interface TaskRow {
  readonly id: string;
  readonly version: number;
  readonly subject: string;
  readonly due_on: string;
  readonly done_at: string | null;
  readonly is_late: boolean;
  readonly account: Ref | null;
  readonly owner: Ref | null;
}

export const taskKeys = keysOf("interactions.Task");
const MINE = { owner: "mine", done: false, limit: 50 } as const;

export function useMyTasks() {
  return useQuery({
    queryKey: taskKeys.list(MINE),
    queryFn: ({ signal }) =>
      answer<Page<TaskRow>>(api.GET("/api/v1/tasks", { params: { query: MINE }, signal })),
  });
}

export function useFinishTask() {
  const cache = useQueryClient();
  const refresh = () => cache.invalidateQueries({ queryKey: taskKeys.all });
  const path = (task: TaskRow) => ({
    params: { path: { task_id: task.id }, header: onVersion(task.version) },
  });
  return {
    finish: useMutation({
      mutationFn: (task: TaskRow) => answer<TaskRow>(api.POST("/api/v1/tasks/{task_id}/done", path(task))),
      onSuccess: refresh,
    }),
    reopen: useMutation({
      mutationFn: (task: TaskRow) => answer<TaskRow>(api.POST("/api/v1/tasks/{task_id}/reopen", path(task))),
      onSuccess: refresh,
    }),
  };
}

export interface NewTask {
  subject: string;
  due_on: string;
  account_id: string | null;
}

export function useCreateTask() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: NewTask) => answer<TaskRow>(api.POST("/api/v1/tasks", { body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: taskKeys.all }),
    meta: { quiet: true },
  });
}
