import type { UseFormReturnType } from "@mantine/form";
import type { Facts } from "./api";
import { hoursOf, type Typed, typedOf } from "./hours";

/** The facts as a form holds them: hours as typed text. */
export type FactsForm = Omit<Facts, "working_hours"> & { readonly working_hours: Typed };

/** The fields of a form that has, among others, an organisation. */
export interface WithFacts extends Record<string, unknown> {
  organisation: FactsForm;
}

// biome-ignore lint/suspicious/noExplicitAny: a form is used by fields that know only part of its values
export type FactsFormApi = UseFormReturnType<any>;

export const NEW_FACTS: Facts = {
  name: "",
  name_en: "",
  postal_code: "",
  prefecture: "",
  city: "",
  street: "",
  building: "",
  phone: "",
  invoice_number: "",
  fiscal_year_start: 4,
  currency: "JPY",
  zone: "Asia/Tokyo",
  working_hours: Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "18:00"]]]),
  ),
  handover_days: 2,
  ranks: [
    { name: "Aヨミ", name_en: "A", percent: 90 },
    { name: "Bヨミ", name_en: "B", percent: 60 },
    { name: "Cヨミ", name_en: "C", percent: 30 },
  ],
  sales_sees: "team",
  service_sees: "team",
};

export function formOf(facts: Facts): FactsForm {
  const known = Object.keys(NEW_FACTS) as (keyof Facts)[];
  const own = Object.fromEntries(known.map((name) => [name, facts[name]])) as unknown as Facts;
  return { ...own, working_hours: typedOf(facts.working_hours) };
}

export function factsOf(form: FactsForm): Facts {
  return { ...form, working_hours: hoursOf(form.working_hours) };
}

/** The facts but the hours, which have a page of their own. */
export function companyOf({ working_hours, zone, ...company }: Facts): Partial<Facts> {
  return company;
}

export const isFact = (field: string) => field in NEW_FACTS;

/** "4月" or "April". */
export function monthName(month: number, language: string): string {
  return new Intl.DateTimeFormat(language, { month: "long" }).format(new Date(2000, month - 1));
}
