import { useMe } from "@/client/me";
import { minorDigits } from "@/ui/format";
import { useFormat } from "@/ui/useFormat";

/** Says an amount that came in major units of the organisation's currency. */
export function useMajor() {
  const { currency } = useMe().organisation;
  const format = useFormat();
  return (major: number) =>
    format.money({ amount: Math.round(major * 10 ** minorDigits(currency)), currency });
}
