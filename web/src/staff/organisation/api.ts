import { useQuery } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Versioned } from "@/client/types";
import type { Frames } from "@/ui/frames";
import type { PaymentTerms } from "@/ui/terms";

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Day = (typeof DAYS)[number];

/** How far a side looks: at its own, its team's, or everybody's. */
export const SIGHTS = ["own", "team", "all"] as const;
export type Sight = (typeof SIGHTS)[number];

/** A rank of the forecast sheet, the surest first. */
export interface Rank {
  readonly name: string;
  readonly name_en: string;
  readonly percent: number;
}

export interface Facts {
  readonly name: string;
  readonly name_en: string;
  readonly postal_code: string;
  readonly prefecture: string;
  readonly city: string;
  readonly street: string;
  readonly building: string;
  readonly phone: string;
  readonly invoice_number: string;
  readonly fiscal_year_start: number;
  readonly currency: string;
  readonly zone: string;
  readonly working_hours: Partial<Readonly<Record<Day, Frames>>>;
  readonly handover_days: number;
  readonly ranks: readonly Rank[];
  readonly sales_sees: Sight;
  readonly service_sees: Sight;
}

/** Days the company is shut; yearly ones come again on the same days of every year. */
export interface Closure {
  readonly name: string;
  readonly first: string;
  readonly last: string;
  readonly yearly: boolean;
}

/** A day that is open in any case. */
export interface Opening {
  readonly day: string;
  readonly name: string;
  readonly frames: Frames;
}

export interface Hours extends Pick<Facts, "zone" | "working_hours"> {
  readonly closures: readonly Closure[];
  readonly openings: readonly Opening[];
}

export const ROUNDINGS = ["切捨て", "四捨五入", "切上げ"] as const;
export type Rounding = (typeof ROUNDINGS)[number];

export interface TaxRate {
  readonly kind: "standard" | "reduced";
  readonly since: string;
  /** Percent, exact: "7.8". */
  readonly percent: string;
}

export interface MoneyFacts {
  readonly tax_rounding: Rounding;
  readonly line_rounding: Rounding;
  readonly tax_rates: readonly TaxRate[];
  readonly payment_terms: PaymentTerms | null;
  readonly era_dates: boolean;
  /** Where customers pay to, as invoices print it. */
  readonly bank_account: string;
  /** What sellers may take off alone, in percent; null: as much as they like. */
}

export interface Organisation extends Facts, Hours, MoneyFacts, Versioned {
  readonly invoice_number_is_plausible: boolean | null;
}

export interface Place {
  readonly prefecture: string;
  readonly city: string;
  readonly town: string;
}

export interface Invited {
  readonly name: string;
  readonly email: string;
  readonly url: string;
}

export interface FirstPerson {
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly string[];
}

export interface FirstStart {
  readonly organisation: Facts;
  readonly owner: {
    readonly name: string;
    readonly kana: string;
    readonly email: string;
    readonly password: string;
    readonly language: string;
  };
  readonly people: readonly FirstPerson[];
}

export const organisationKeys = keysOf("staff.Organisation");

export function useOrganisation() {
  return useQuery({
    queryKey: organisationKeys.list(),
    queryFn: () => answer<Organisation>(api.GET("/api/v1/organisation", {})),
  });
}

export function saveOrganisation(
  facts: Partial<Facts & Hours & MoneyFacts>,
  version: number,
): Promise<Organisation> {
  const header = onVersion(version);
  return answer<Organisation>(api.PATCH("/api/v1/organisation", { params: { header }, body: facts }));
}

export function useIsSetUp() {
  return useQuery({
    queryKey: organisationKeys.part("own", "set-up"),
    queryFn: () => answer<{ is_set_up: boolean }>(api.GET("/api/v1/setup", {})),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function start(first: FirstStart): Promise<{ invitations: readonly Invited[] }> {
  return answer<{ invitations: readonly Invited[] }>(api.POST("/api/v1/setup", { body: first }));
}

export async function placesOf(code: string): Promise<readonly Place[]> {
  const found = await answer<{ items: readonly Place[] }>(
    api.GET("/api/v1/postal-codes/{code}", { params: { path: { code } } }),
  );
  return found.items;
}

export type Holidays = Schema<"HolidaysOut">;

export const holidayKeys = keysOf("staff.HolidayYear");

export function useHolidays(year: number) {
  return useQuery({
    queryKey: holidayKeys.part("year", String(year)),
    queryFn: () => answer<Holidays>(api.GET("/api/v1/holidays", { params: { query: { year } } })),
  });
}

export function takeHolidays(file: File): Promise<{ years: readonly number[] }> {
  const body = new FormData();
  body.set("file", file);
  return answer<{ years: readonly number[] }>(api.POST("/api/v1/holidays", { body }));
}
