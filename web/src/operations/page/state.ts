import type { Tone } from "@/ui/StatusBadge";
import type { Operations } from "./api";

const HOUR_MS = 3_600_000;
const LATE_BACKUP_HOURS = 26;
const LATE_JOB_MS = 5 * 60_000;
const LITTLE_ROOM = 0.1;

/** A day has passed without a good backup, and two hours more for one that takes long. */
export function backupTone({ last_backup_at }: Operations, now: number): Tone {
  if (!last_backup_at) return "bad";
  return now - Date.parse(last_backup_at) > LATE_BACKUP_HOURS * HOUR_MS ? "warn" : "good";
}

/** The moment since which the job that is due longest has waited. */
export function waitingSince({ queues }: Operations): string | null {
  const moments = queues.flatMap(({ since }) => (since ? [since] : []));
  return moments.sort()[0] ?? null;
}

export function queueTone(operations: Operations, now: number): Tone {
  if (operations.failed_jobs.length > 0) return "bad";
  const since = waitingSince(operations);
  return since && now - Date.parse(since) > LATE_JOB_MS ? "warn" : "good";
}

export function roomTone({ room }: Operations): Tone {
  return room.free < room.total * LITTLE_ROOM ? "warn" : "good";
}
