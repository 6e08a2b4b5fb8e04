import type { TFunction } from "i18next";

/** Closing day and payment; 31 is the last day of any month. */
export interface PaymentTerms {
  readonly closing_day: number;
  readonly pay_month: number;
  readonly pay_day: number;
  readonly shift: "前" | "翌";
}

export const MONTH_END = 31;

/** 末締め翌月末払い: the most common terms, where nothing was said yet. */
export const COMMON_TERMS: PaymentTerms = { closing_day: 31, pay_month: 1, pay_day: 31, shift: "前" };

/** 末日締め 翌月末日払い（前営業日） */
export function saidTerms(terms: PaymentTerms, t: TFunction<"ui">): string {
  const day = (number: number) =>
    number === MONTH_END ? t("terms.month_end") : t("terms.day", { day: number });
  return t("terms.whole", {
    closing: day(terms.closing_day),
    month: t(`terms.months.${terms.pay_month}`, {
      months: terms.pay_month,
      defaultValue: t("terms.months_later", { months: terms.pay_month }),
    }),
    day: day(terms.pay_day),
    shift: t(`terms.shifts.${terms.shift}`),
  });
}
