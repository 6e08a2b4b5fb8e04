import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import { Problem, toProblem } from "@/client/problem";
import type { Money, Versioned } from "@/client/types";
import type { Customised, CustomValues } from "@/ui/edit/custom";
import type { ListSource } from "@/ui/list/types";
import type { OwnerWhy } from "../assigning/api";
import type { FirstContact } from "../contacting/types";
import { type Check, type Points, sentChecks } from "../qualifying/api";
import type { MayPage, Numbered, Ref, Standing } from "../shared";

export type LeadStatus = "new" | "working" | "nurturing" | "converted" | "disqualified";
export const OPEN_STATUSES = ["new", "working", "nurturing"] as const;
export const STATUSES = [...OPEN_STATUSES, "converted", "disqualified"] as const;
/** Where leads usually come from; an import may bring others. */
export const SOURCES = [
  "web",
  "exhibition",
  "referral",
  "phone",
  "seminar",
  "card",
  "mail",
  "other",
] as const;

export interface LeadRow extends Customised {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly name: string;
  readonly company: string;
  readonly department: string;
  readonly title: string;
  readonly email: string;
  readonly phone: string;
  readonly source: string;
  readonly campaign: Ref | null;
  readonly status: LeadStatus;
  readonly nurture_until: string | null;
  readonly score: number;
  readonly reasons: readonly Points[];
  readonly owner: Ref | null;
  readonly referrer: Ref | null;
  readonly account: Ref | null;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface Lead extends LeadRow, Versioned {
  readonly family_name: string;
  readonly given_name: string;
  readonly family_kana: string;
  readonly given_kana: string;
  readonly corporate_number: string;
  readonly prefecture: string;
  readonly industry: string;
  readonly employees: number | null;
  readonly product: Ref | null;
  readonly language: string;
  /** Why it is its owner's, where a rule chose. */
  readonly owner_why: OwnerWhy | null;
  readonly first_contact: FirstContact | null;
  /** Of one who came by the web: where from. */
  readonly utm: Readonly<Record<string, string>>;
  readonly note: string;
  readonly likelihood: number | null;
  readonly checks: readonly Check[];
  /** What the house asks for before a lead becomes a deal, and is not confirmed yet. */
  readonly missing: readonly Check["item"][];
  readonly disqualified_reason: string;
  readonly converted_at: string | null;
  readonly contact: Ref | null;
  readonly standing: Standing | null;
  readonly deals: readonly Numbered[];
}

export interface NewLead {
  readonly company: string;
  readonly family_name: string;
  readonly given_name: string;
  readonly family_kana: string;
  readonly given_kana: string;
  readonly department: string;
  readonly title: string;
  readonly email: string;
  readonly phone: string;
  readonly source: string;
  readonly referrer_id: string | null;
  readonly campaign_id: string | null;
  readonly note: string;
  readonly custom?: CustomValues;
}

export interface Conversion {
  readonly deal_name: string;
  readonly account_id: string | null;
  readonly amount: Money | null;
}

export interface Converted {
  readonly lead: Lead;
  readonly account: Ref;
  readonly contact: Ref;
  readonly deal: Numbered;
}

export const leadKeys = keysOf("sales.Lead");
const at = (lead: { id: string; version: number }) => ({
  path: { lead_id: lead.id },
  header: onVersion(lead.version),
});

export const leads: ListSource<LeadRow> = {
  key: leadKeys.list,
  load: (query, signal) => answer<MayPage<LeadRow>>(api.GET("/api/v1/leads", { params: { query }, signal })),
};

export const askMayCreate = () =>
  answer<MayPage<LeadRow>>(api.GET("/api/v1/leads", { params: { query: { limit: 1 } } }));

export const loadSources = () =>
  answer<{ readonly items: readonly string[] }>(api.GET("/api/v1/leads/sources", {}));

export const loadLead = (id: string, signal: AbortSignal) =>
  answer<Lead>(api.GET("/api/v1/leads/{lead_id}", { params: { path: { lead_id: id } }, signal }));

export const createLead = (body: NewLead) => answer<Lead>(api.POST("/api/v1/leads", { body }));

export const takeLead = (lead: Lead) =>
  answer<Lead>(api.POST("/api/v1/leads/{lead_id}/take", { params: at(lead) }));

export const disqualifyLead = (lead: Lead, reason: string) =>
  answer<Lead>(api.POST("/api/v1/leads/{lead_id}/disqualify", { params: at(lead), body: { reason } }));

export const reopenLead = (lead: Lead) =>
  answer<Lead>(api.POST("/api/v1/leads/{lead_id}/reopen", { params: at(lead) }));

export const unconvertLead = (lead: Lead) =>
  answer<Lead>(api.POST("/api/v1/leads/{lead_id}/unconvert", { params: at(lead) }));

export const convertLead = (lead: Lead, body: Conversion) =>
  answer<Converted>(api.POST("/api/v1/leads/{lead_id}/convert", { params: at(lead), body }));

/** Changes as the record holds them, sent as the server takes them. */
export async function changeLead(id: string, changes: Partial<Lead>, version: number): Promise<Lead> {
  const body: Record<string, unknown> = { ...changes };
  if (changes.checks) body.checks = sentChecks(changes.checks);
  for (const name of ["owner", "referrer", "campaign", "product"] as const) {
    if (!(name in changes)) continue;
    delete body[name];
    body[`${name}_id`] = changes[name]?.id ?? null;
  }
  try {
    return await answer<Lead>(api.PATCH("/api/v1/leads/{lead_id}", { params: at({ id, version }), body }));
  } catch (error) {
    throw readable(toProblem(error));
  }
}

const COMPARABLE = [
  "version",
  "company",
  "corporate_number",
  "family_name",
  "given_name",
  "family_kana",
  "given_kana",
  "department",
  "title",
  "email",
  "phone",
  "source",
  "status",
  "nurture_until",
  "prefecture",
  "industry",
  "employees",
  "note",
  "custom",
] as const;

/** A conflict shows the stored row, which holds columns: only those that read like the record are kept. */
function readable(problem: Problem): Problem {
  if (!problem.isConflict) return problem;
  const stored = problem.current as Record<string, unknown>;
  const current = Object.fromEntries(COMPARABLE.map((name) => [name, stored[name]]));
  return new Problem(problem.status, problem.code, problem.title, problem.detail, problem.fields, current);
}
