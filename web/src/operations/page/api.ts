import { useQuery } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";

export type Operations = Schema<"OperationsOut">;
export type Queue = Schema<"QueueOut">;
export type FailedJob = Schema<"FailedJobOut">;
export type Backup = Schema<"BackupOut">;

export const operationsKeys = keysOf("foundation.Backup");

/** Queues move without telling anybody, so they are asked for while somebody looks. */
export function useOperations() {
  return useQuery({
    queryKey: operationsKeys.one("operations"),
    queryFn: ({ signal }) => answer<Operations>(api.GET("/api/v1/operations", { signal })),
    refetchInterval: 15_000,
  });
}

export function retryJob(job: FailedJob) {
  return api.POST("/api/v1/operations/jobs/{job_id}/retry", { params: { path: { job_id: job.id } } });
}
