import { useQuery } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";

export type Line = Schema<"LineOut">;

const keys = keysOf("bond.Home");

/** Every kind of line can come or go by the work of others. */
const SOURCES = [
  "service.Ticket",
  "bond.Handover",
  "bond.Promise",
  "interactions.Task",
  "sales.Deal",
  "interactions.Activity",
  "service.SurveyResponse",
];

export function useHome() {
  return useQuery({
    queryKey: keys.list(),
    queryFn: ({ signal }) =>
      answer<{ lines: readonly Line[] }>(api.GET("/api/v1/home", { signal })).then(({ lines }) => lines),
    meta: { topics: SOURCES },
  });
}

const PLACES: Readonly<Record<string, string>> = {
  ticket: "/tickets",
  handover: "/handovers",
  deal: "/deals",
  account: "/accounts",
};

/** Where the line is worked on. A task lies with its customer, a promise in the register. */
export function placeOf({ kind, id, account }: Line): string {
  const place = PLACES[kind];
  if (place) return `${place}/${id}`;
  if (kind === "referral") return "/referral-moments";
  if (kind === "promise") return account ? `/promises?account_id=${account.id}` : "/promises?owner=me";
  return account ? `/accounts/${account.id}` : "/activities";
}
