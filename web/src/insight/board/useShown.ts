import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import type { Figure } from "./api";

interface Amount {
  unit: Figure["unit"];
  currency: Figure["currency"];
  amount: number;
}

/** A number of the board as its unit is written. */
export function useShown() {
  const { t } = useTranslation("insight");
  const format = useFormat();
  return ({ unit, currency, amount }: Amount): string => {
    if (unit === "money") return format.money({ amount, currency: currency ?? "JPY" });
    if (unit === "percent") return format.percent(amount / 100);
    if (unit === "hours") return t("unit.hours", { n: format.number(amount, 1) });
    if (unit === "days") return t("unit.days", { n: format.number(amount, 1) });
    return format.number(amount);
  };
}
