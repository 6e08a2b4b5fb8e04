import { Money } from "@/ui/Money";
import { useFormat } from "@/ui/useFormat";
import type { Sum } from "./api";

/** One sum of a group: an amount a currency, or a figure. */
export function SumText({ sum }: { sum: Sum | undefined }) {
  const format = useFormat();
  if (!sum) return null;
  if (sum.number !== null) return <>{format.number(sum.number)}</>;
  return sum.money.map((money) => (
    <div key={money.currency}>
      <Money money={money} />
    </div>
  ));
}
