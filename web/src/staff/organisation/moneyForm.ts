import { COMMON_TERMS, type PaymentTerms } from "@/ui/terms";
import type { MoneyFacts, Rounding, TaxRate } from "./api";

export interface RateForm extends Omit<TaxRate, "since" | "percent"> {
  readonly key: number;
  readonly since: string | null;
  readonly percent: number | string;
}

export interface MoneyForm extends Record<string, unknown> {
  tax_rounding: Rounding;
  line_rounding: Rounding;
  era_dates: boolean;
  bank_account: string;
  has_terms: boolean;
  payment_terms: PaymentTerms;
  tax_rates: RateForm[];
}

let lastKey = 0;

export function newRate(): RateForm {
  lastKey += 1;
  return { key: lastKey, kind: "standard", since: null, percent: "" };
}

export function formOfMoney(facts: MoneyFacts): MoneyForm {
  return {
    tax_rounding: facts.tax_rounding,
    line_rounding: facts.line_rounding,
    era_dates: facts.era_dates,
    bank_account: facts.bank_account,
    has_terms: facts.payment_terms !== null,
    payment_terms: facts.payment_terms ?? COMMON_TERMS,
    tax_rates: facts.tax_rates.map((rate) => ({ ...newRate(), ...rate, percent: Number(rate.percent) })),
  };
}

export function moneyOfForm({ has_terms, payment_terms, tax_rates, ...rest }: MoneyForm): MoneyFacts {
  return {
    tax_rounding: rest.tax_rounding,
    line_rounding: rest.line_rounding,
    era_dates: rest.era_dates,
    bank_account: rest.bank_account,
    payment_terms: has_terms ? payment_terms : null,
    tax_rates: tax_rates.map(({ kind, since, percent }) => ({
      kind,
      since: since ?? "",
      percent: String(percent),
    })),
  };
}

/** Rates that are not whole yet, by field. */
export function rateFaults(form: MoneyForm, needed: string): Record<string, string> {
  const faults: Record<string, string> = {};
  form.tax_rates.forEach(({ since, percent }, place) => {
    if (!since) faults[`tax_rates.${place}.since`] = needed;
    if (percent === "") faults[`tax_rates.${place}.percent`] = needed;
  });
  return faults;
}
