import type { Unit } from "./api";

const PER_UNIT: Readonly<Record<Unit, number>> = { money: 1, permille: 10, count: 1, minutes: 1 };

/** Money has the decimals of its currency, shares are typed in percent. */
function factor(unit: Unit, currency: string): number {
  if (unit !== "money") return PER_UNIT[unit];
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  return 10 ** (digits.maximumFractionDigits ?? 0);
}

/** What a person types, from what is stored. */
export function typedFrom(value: number, unit: Unit, currency: string): number {
  return value / factor(unit, currency);
}

/** What is stored, from what a person typed. */
export function storedFrom(typed: number, unit: Unit, currency: string): number {
  return Math.round(typed * factor(unit, currency));
}
