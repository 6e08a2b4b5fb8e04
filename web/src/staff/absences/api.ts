import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Page, Versioned } from "@/client/types";
import type { ListSource } from "@/ui/list/types";

interface Ref {
  readonly id: string;
  readonly name: string;
}

export const REASONS = ["leave", "trip", "training", "long_leave", "other"] as const;
export type Reason = (typeof REASONS)[number];

export interface Absence extends Versioned {
  readonly person: Ref;
  readonly deputy: Ref | null;
  readonly reason: Reason;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly from_noon: boolean;
  readonly until_noon: boolean;
  readonly note: string;
}

export interface AbsenceFields {
  readonly person_id: string;
  readonly deputy_id: string | null;
  readonly reason: Reason;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly from_noon: boolean;
  readonly until_noon: boolean;
  readonly note: string;
}

export const absenceKeys = keysOf("staff.Absence");

export const absences: ListSource<Absence> = {
  key: absenceKeys.list,
  load: (query, signal) => answer<Page<Absence>>(api.GET("/api/v1/absences", { params: { query }, signal })),
};

export function addAbsence(body: AbsenceFields): Promise<Absence> {
  return answer<Absence>(api.POST("/api/v1/absences", { body }));
}

export function endAbsence(absence: Absence) {
  const params = { path: { absence_id: absence.id }, header: onVersion(absence.version) };
  return api.DELETE("/api/v1/absences/{absence_id}", { params });
}
