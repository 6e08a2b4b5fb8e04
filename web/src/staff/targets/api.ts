import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Page, Versioned } from "@/client/types";
import type { ListSource } from "@/ui/list/types";

export type Unit = "money" | "permille" | "count" | "minutes";

export interface Target extends Versioned {
  readonly metric: string;
  readonly unit: Unit;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly team: { readonly id: string; readonly name: string } | null;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly value: number;
}

export interface NewTarget {
  readonly metric: string;
  readonly person_id?: string;
  readonly team_id?: string;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly value: number;
}

/** What can be aimed at, and the unit of its value; the server refuses anything else. */
export const METRICS: Readonly<Record<string, Unit>> = {
  won_value: "money",
  won_count: "count",
  win_rate: "permille",
  new_value: "money",
  existing_value: "money",
  meetings: "count",
  csat: "permille",
  resolution_rate: "permille",
  first_contact_resolution: "permille",
  first_reply_minutes: "minutes",
  solved: "count",
};

export const targetKeys = keysOf("staff.Target");

export const targets: ListSource<Target> = {
  key: targetKeys.list,
  load: (query, signal) => answer<Page<Target>>(api.GET("/api/v1/targets", { params: { query }, signal })),
};

export function setTarget(body: NewTarget): Promise<Target> {
  return answer<Target>(api.POST("/api/v1/targets", { body }));
}

export function changeTarget(target: Target, body: Pick<NewTarget, "starts_on" | "ends_on" | "value">) {
  const params = { path: { target_id: target.id }, header: onVersion(target.version) };
  return answer<Target>(api.PATCH("/api/v1/targets/{target_id}", { params, body }));
}

export function removeTarget(target: Target) {
  const params = { path: { target_id: target.id }, header: onVersion(target.version) };
  return api.DELETE("/api/v1/targets/{target_id}", { params });
}

/** The same target once more, for those who took it back by mistake. */
export function setAgain({ metric, person, team, starts_on, ends_on, value }: Target): Promise<Target> {
  const holder = person ? { person_id: person.id } : team ? { team_id: team.id } : {};
  return setTarget({ metric, ...holder, starts_on, ends_on, value });
}
