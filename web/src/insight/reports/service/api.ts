import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Asked } from "../api";

export const SERVICE_GROUPS = ["agent", "team", "category", "channel", "account"] as const;
export const FORMS = ["strict", "one_touch", "no_customer_reply", "no_recontact"] as const;
export type Form = (typeof FORMS)[number];
export type FirstContact = Schema<"FirstContactOut">;

/** Hours with decimals. */
export interface Spread {
  readonly median: number | null;
  readonly p90: number | null;
  readonly mean: number | null;
}

export interface Times {
  readonly n: number;
  readonly calendar_hours: Spread;
  readonly business_hours: Spread;
}

export interface Target {
  readonly met: number;
  readonly missed: number;
  readonly share: number | null;
}

/** What is known of the work on a channel's resolved tickets; minutes. */
export interface HandleTime {
  readonly resolved: number;
  readonly measured: number;
  readonly unknown: number;
  readonly measured_share: number | null;
  readonly by_hand_share: number | null;
  readonly minutes: Spread;
}

export interface ServiceFigures {
  readonly tickets: number;
  readonly resolved: number;
  readonly resolution: Times;
  readonly within: readonly {
    readonly hours: number;
    readonly count: number;
    readonly share: number | null;
  }[];
  readonly reopened: number;
  readonly reopen_rate: number | null;
  readonly first_line: { readonly count: number; readonly share: number | null };
  readonly touches: { readonly total: number; readonly per_ticket: number | null };
  readonly resolution_rate: number | null;
  readonly clearance: number | null;
  readonly backlog: number;
  readonly first_reply: Times & { readonly awaiting: number };
  readonly next_reply: { readonly all_waits: Times; readonly after_first: Times };
  readonly fcr: Readonly<Record<Form, { readonly count: number; readonly share: number | null }>> & {
    readonly of: number;
    readonly final_after: string | null;
  };
  readonly sla: { readonly first_reply: Target; readonly solve: Target; readonly all_met: Target };
  readonly aht: Readonly<Record<string, HandleTime>>;
}

export interface ServiceGroup extends ServiceFigures {
  readonly key: string;
}

export interface ServiceReport extends ServiceFigures {
  readonly csat: {
    readonly answers: number;
    readonly satisfied: number;
    readonly share: number | null;
    readonly asked: number;
    readonly response_rate: number | null;
  };
  readonly groups?: readonly ServiceGroup[];
}

const keys = keysOf("service.Ticket");
const TOPICS = ["service.SurveyResponse", "interactions.Message"];

export function useServiceReport({ span, group }: Asked) {
  const query = { ...span, ...(group ? { group } : {}) } as { group?: (typeof SERVICE_GROUPS)[number] };
  return useQuery({
    queryKey: keys.list({ report: "service", ...query }),
    queryFn: ({ signal }) =>
      answer<ServiceReport>(api.GET("/api/v1/reports/service", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    meta: { topics: TOPICS },
  });
}

const PIECE = 25;

/** The resolved tickets of a channel with the time they took, piece after piece. */
export function useHandleTimes(span: Asked["span"], channel: string) {
  return useInfiniteQuery({
    queryKey: keys.list({ report: "handle-times", ...span, channel }),
    queryFn: ({ pageParam, signal }) => {
      const query = { ...span, channel, skipped: pageParam, limit: PIECE };
      return answer<Schema<"HandleTimesOut">>(
        api.GET("/api/v1/reports/service/handle-times", { params: { query }, signal }),
      );
    },
    initialPageParam: 0,
    getNextPageParam: (page, pages) => (pages.length * PIECE < page.total ? pages.length * PIECE : undefined),
    meta: { topics: [...TOPICS, "service.WorkSession"] },
  });
}

/** The resolved tickets with the four forms, piece after piece. */
export function useFirstContacts(span: Asked["span"], differing: boolean) {
  return useInfiniteQuery({
    queryKey: keys.list({ report: "first-contacts", ...span, differing: String(differing) }),
    queryFn: ({ pageParam, signal }) => {
      const query = { ...span, differing, skipped: pageParam, limit: PIECE };
      return answer<Schema<"FirstContactsOut">>(
        api.GET("/api/v1/reports/service/first-contacts", { params: { query }, signal }),
      );
    },
    initialPageParam: 0,
    getNextPageParam: (page, pages) => (pages.length * PIECE < page.total ? pages.length * PIECE : undefined),
    placeholderData: keepPreviousData,
    meta: { topics: TOPICS },
  });
}
