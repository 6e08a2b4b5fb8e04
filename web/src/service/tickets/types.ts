import type { Schema } from "@/client/schema";
import type { Money, Versioned } from "@/client/types";
import type { Customised, CustomValues } from "@/ui/edit/custom";
import type { StoredFile } from "@/ui/files/api";

export interface Ref {
  readonly id: string;
  readonly name: string;
}

export interface Stake {
  readonly open_deals: number;
  readonly open_pipeline: Money;
  readonly open_tickets: number;
  readonly lifetime_net: Money;
  readonly satisfaction: number | null;
  readonly next_renewal_on?: string | null;
}

/** Why it stands where it does in the order of serving, with working time waited and left. */
export interface Place {
  readonly why: string;
  readonly waited_seconds: number | null;
  readonly left_seconds: number | null;
}

export interface Listed extends Customised {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly subject: string;
  readonly account: Ref | null;
  readonly contact: Ref | null;
  readonly channel_kind: string;
  readonly type: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly priority: number;
  readonly status: string;
  /** While it is open: whom we wait for ourselves, inside or maker. */
  readonly held_for: string;
  readonly snoozed_until: string | null;
  readonly team: Ref | null;
  readonly assignee: Ref | null;
  readonly opened_at: string;
  readonly updated_at: string;
  readonly first_reply_at: string | null;
  readonly due_at: string | null;
  readonly is_late: boolean;
  readonly reason: string;
  readonly standing: Stake | null;
  /** Only in the order of serving. */
  readonly place?: Place | null;
}

export interface Answered {
  readonly kind: string;
  readonly answered_at: string | null;
  readonly score: number | null;
  readonly scale: number;
  readonly comment: string;
  readonly credited: Ref | null;
}

export interface Ticket extends Listed, Versioned {
  readonly version: number;
  readonly impact: number | null;
  readonly urgency: number | null;
  /** Under what it is answered, and which machine it is about. */
  readonly contract: Schema<"AgreedOut"> | null;
  readonly item: Schema<"MachineOut"> | null;
  /** Why it is whose it is, where a rule said so. */
  readonly routing?: Schema<"RoutedOut"> | null;
  readonly first_reply_due: string | null;
  readonly first_reply_seconds: number | null;
  /** The SLA policy it was given; "" for the default one. */
  readonly policy: string;
  readonly solve_due: string | null;
  readonly solved_at: string | null;
  readonly solved_by: Ref | null;
  readonly closed_at: string | null;
  readonly reopened_count: number;
  /** It came from another product, with the past it had there. */
  readonly is_imported?: boolean;
  /** The statuses that may follow. */
  readonly next: readonly string[];
  readonly asked_at: string | null;
  readonly answer: Answered | null;
  /** What its type is asked for; without one everything is shown. */
  readonly form?: readonly Schema<"TicketFieldOut">[] | null;
}

export interface Said {
  readonly id: string;
  readonly kind: "message" | "note";
  readonly direction: "in" | "out" | null;
  readonly channel_kind: string | null;
  readonly author: Ref | null;
  readonly contact: Ref | null;
  readonly text: string;
  readonly at: string;
  readonly files: readonly StoredFile[];
}

export interface Thread {
  readonly items: readonly Said[];
  readonly before: string | null;
}

export interface Counts {
  readonly all: number;
  readonly unsolved: number;
  readonly mine: number;
  readonly team: number;
  readonly unassigned: number;
  readonly escalated: number;
  readonly overdue: number;
  readonly waiting: number;
  readonly snoozed: number;
  readonly solved: number;
  readonly may: { readonly create: boolean };
}

export interface Stretch {
  readonly start: string;
  readonly end: string;
}

/** A step before or after a target: when it will be taken, or was. */
export interface TargetStep {
  readonly act: string;
  readonly minutes: number;
  readonly is_after: boolean;
  readonly at: string | null;
  readonly is_taken: boolean;
}

/** A target with the working time it is counted from. */
export interface Target {
  readonly name: string;
  readonly budget_seconds: number;
  readonly since: string;
  readonly due_at: string | null;
  readonly met_at: string | null;
  readonly is_kept: boolean;
  readonly left_seconds: number;
  readonly paused_since: string | null;
  readonly course: readonly Stretch[];
  readonly pauses: readonly Stretch[];
  readonly steps: readonly TargetStep[];
}

export interface Link {
  readonly url: string;
  readonly expires_at: string;
}

export interface NewTicket {
  readonly account_id: string | null;
  readonly contact_id: string | null;
  readonly channel_kind: string;
  readonly type: string;
  readonly category: string;
  readonly tags?: readonly string[];
  readonly priority: number;
  readonly subject: string;
  readonly text: string;
  readonly received_at: string | null;
  readonly custom?: CustomValues;
}

export interface DealCard {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly stage: string;
  readonly stage_type: string;
  readonly amount: Money | null;
  readonly expected_close: string | null;
  readonly owner: Ref | null;
}

export interface PromiseCard {
  readonly id: string;
  readonly text: string;
  readonly owner: Ref | null;
  readonly due_on: string | null;
  readonly status: string;
  readonly is_late: boolean;
}

export interface HandoverCard {
  readonly id: string;
  readonly number: number;
  readonly status: string;
  readonly due_at: string;
  readonly is_late: boolean;
  readonly service_owner: Ref | null;
}

export interface Bond {
  readonly may?: { readonly deal?: boolean };
  readonly deals: readonly DealCard[];
  readonly promises: readonly PromiseCard[];
  readonly handover: HandoverCard | null;
}

export const PRIORITIES = [4, 3, 2, 1] as const;
export const GRADES = [3, 2, 1] as const;
export const TYPES = ["question", "fault", "request", "complaint", "pre_sales"] as const;
export const CHANNELS = ["phone", "mail", "web", "visit", "chat", "line", "fax", "portal", "hand"] as const;
