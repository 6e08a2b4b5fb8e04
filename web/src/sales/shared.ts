import { useTranslation } from "react-i18next";
import type { Page } from "@/client/types";

export interface Ref {
  readonly id: string;
  readonly name: string;
}

export interface Numbered extends Ref {
  readonly number: number;
}

/** What service has open with a customer, at a glance. */
export interface Standing {
  readonly open_tickets: number;
  readonly worst_priority: number;
}

export type StageType = "open" | "won" | "lost" | "on_hold";

export interface Stage {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly name_en: string;
  readonly type: StageType;
  readonly position: number;
  readonly probability: number;
}

export interface MayPage<Row> extends Page<Row> {
  readonly may: { readonly create: boolean };
}

export const KINDS = ["new", "renewal", "expansion", "cross_sell", "win_back"] as const;
export const OWNERS = ["mine", "team", "none"] as const;

/** A stage's name in the reader's language; the Japanese one where no other was given. */
export function useStageName(): (stage: Pick<Stage, "name" | "name_en">) => string {
  const { i18n } = useTranslation();
  return (stage) => (i18n.language === "en" && stage.name_en) || stage.name;
}

export const LOST_REASONS = [
  "price",
  "features",
  "competitor",
  "budget_frozen",
  "timing",
  "contact_changed",
  "no_response",
  "our_side",
] as const;
