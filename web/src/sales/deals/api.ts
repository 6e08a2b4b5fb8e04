import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import { Problem, toProblem } from "@/client/problem";
import type { Schema } from "@/client/schema";
import type { Money, Versioned } from "@/client/types";
import type { Customised, CustomValues } from "@/ui/edit/custom";
import type { ListSource } from "@/ui/list/types";
import { type Check, sentChecks } from "../qualifying/api";
import type { MayPage, Numbered, Ref, Stage, StageType, Standing } from "../shared";

export interface DealRow extends Customised {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly name: string;
  readonly kind: string;
  readonly account: Ref | null;
  readonly standing: Standing | null;
  readonly owner: Ref | null;
  readonly stage: Stage;
  readonly stage_type: StageType;
  readonly stage_since: string;
  readonly days_in_stage: number;
  readonly amount: Money | null;
  readonly probability: number;
  readonly expected_close: string | null;
  readonly closed_on: string | null;
  readonly is_overdue: boolean;
  readonly lost_reason: string;
  readonly next_action: string;
  readonly next_action_on: string | null;
  readonly updated_at: string;
}

type StageName = Pick<Stage, "name" | "name_en">;

export interface Step {
  readonly from_stage: StageName | null;
  readonly to_stage: StageName;
  readonly changed_at: string;
}

export interface Deal extends DealRow, Versioned {
  readonly checks: readonly Check[];
  readonly interview: Schema<"InterviewOut"> | null;
  readonly contact: Ref | null;
  readonly product: Ref | null;
  readonly lead: Numbered | null;
  readonly order: { readonly id: string; readonly number: number; readonly net: Money } | null;
  /** Null also to whoever may not know: `may` says so. */
  readonly cost: Money | null;
  readonly margin: Money | null;
  readonly margin_rate: number | null;
  readonly pipeline: Ref;
  readonly stages: readonly Stage[];
  readonly history: readonly Step[];
  readonly opened_on: string;
  readonly lost_note: string;
  readonly why_bought: string;
  readonly go_live_on: string | null;
  readonly note: string;
  readonly created_at: string;
}

export interface DealCard extends DealRow {
  readonly may: Readonly<Record<string, boolean>>;
}

export interface BoardColumn {
  readonly stage: Stage;
  readonly count: number;
  readonly total: Money;
  readonly weighted: Money;
  readonly usual_days: number | null;
  readonly cards: readonly DealCard[];
}

export interface Board {
  readonly pipeline: Ref;
  readonly ended_since: string;
  readonly columns: readonly BoardColumn[];
  readonly may: { readonly create: boolean };
}

export interface NewDeal {
  readonly name: string;
  readonly kind: string;
  readonly account_id: string | null;
  readonly product_id: string | null;
  readonly amount: Money | null;
  readonly expected_close: string | null;
  readonly owner_id?: string;
  readonly custom?: CustomValues;
}

export interface Win {
  readonly closed_on: string | null;
  readonly amount: Money | null;
  readonly amount_unknown: boolean;
  readonly account_id: string | null;
  /** Left out, the deal keeps the product it has. */
  readonly product_id?: string;
  readonly kind: string;
  readonly why_bought: string;
  readonly go_live_on: string | null;
  readonly promises: readonly string[];
}

export interface Loss {
  readonly lost_reason: string;
  readonly note: string;
  readonly closed_on: string | null;
  readonly competitor_id: string | null;
}

/** What service holds beside a deal. */
export interface DealBond {
  readonly contract?: Schema<"ContractBrief"> | null;
  readonly handover: {
    readonly id: string;
    readonly number: number;
    readonly status: string;
    readonly due_at: string;
    readonly is_late: boolean;
    readonly service_owner: Ref | null;
  } | null;
  readonly tickets: readonly {
    readonly id: string;
    readonly number: number;
    readonly subject: string;
    readonly status: string;
    readonly priority: number;
  }[];
  readonly promises: readonly {
    readonly id: string;
    readonly text: string;
    readonly due_on: string | null;
    readonly status: string;
    readonly is_late: boolean;
  }[];
}

export const dealKeys = keysOf("sales.Deal");
const at = (deal: { id: string; version: number }) => ({
  path: { deal_id: deal.id },
  header: onVersion(deal.version),
});

export const deals: ListSource<DealRow> = {
  key: dealKeys.list,
  load: (query, signal) => answer<MayPage<DealRow>>(api.GET("/api/v1/deals", { params: { query }, signal })),
  topics: ["customers.Account"],
};

export const askMayCreate = () =>
  answer<MayPage<DealRow>>(api.GET("/api/v1/deals", { params: { query: { limit: 1 } } }));

export const loadBoard = (query: Record<string, string>, signal: AbortSignal) =>
  answer<Board>(api.GET("/api/v1/deals/board", { params: { query }, signal }));

export const loadDeal = (id: string, signal?: AbortSignal) =>
  answer<Deal>(api.GET("/api/v1/deals/{deal_id}", { params: { path: { deal_id: id } }, signal }));

export const loadBond = (id: string, signal: AbortSignal) =>
  answer<DealBond>(api.GET("/api/v1/deals/{deal_id}/bond", { params: { path: { deal_id: id } }, signal }));

export const createDeal = (body: NewDeal) => answer<Deal>(api.POST("/api/v1/deals", { body }));

export const moveDeal = (deal: { id: string; version: number }, stageId: string) =>
  answer<Deal>(api.POST("/api/v1/deals/{deal_id}/move", { params: at(deal), body: { stage_id: stageId } }));

export const winDeal = (deal: { id: string; version: number }, body: Win) =>
  answer<Deal>(api.POST("/api/v1/deals/{deal_id}/win", { params: at(deal), body }));

export const loseDeal = (deal: { id: string; version: number }, body: Loss) =>
  answer<Deal>(api.POST("/api/v1/deals/{deal_id}/lose", { params: at(deal), body }));

export const reopenDeal = (deal: { id: string; version: number }) =>
  answer<Deal>(api.POST("/api/v1/deals/{deal_id}/reopen", { params: at(deal) }));

const REFERENCES = ["account", "contact", "owner", "product"] as const;

/** Changes as the record holds them, sent as the server takes them. */
export async function changeDeal(id: string, changes: Partial<Deal>, version: number): Promise<Deal> {
  const body: Record<string, unknown> = { ...changes };
  if (changes.checks) body.checks = sentChecks(changes.checks);
  for (const name of REFERENCES) {
    if (!(name in changes)) continue;
    delete body[name];
    body[`${name}_id`] = changes[name]?.id ?? null;
  }
  try {
    return await answer<Deal>(api.PATCH("/api/v1/deals/{deal_id}", { params: at({ id, version }), body }));
  } catch (error) {
    throw readable(toProblem(error));
  }
}

const COMPARABLE = [
  "version",
  "name",
  "kind",
  "probability",
  "expected_close",
  "next_action",
  "next_action_on",
  "why_bought",
  "go_live_on",
  "note",
  "custom",
] as const;

/** A conflict shows the stored row, which holds columns: only those that read like the record are kept. */
function readable(problem: Problem): Problem {
  if (!problem.isConflict) return problem;
  const stored = problem.current as Record<string, unknown>;
  const current: Record<string, unknown> = Object.fromEntries(COMPARABLE.map((name) => [name, stored[name]]));
  for (const name of ["amount", "cost"]) {
    const amount = stored[name];
    current[name] = typeof amount === "number" ? { amount, currency: stored.currency } : null;
  }
  return new Problem(problem.status, problem.code, problem.title, problem.detail, problem.fields, current);
}
