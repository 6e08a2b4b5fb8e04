import { useMe } from "@/client/me";
import { dayOf } from "@/ui/format";
import { useFilters } from "@/ui/useFilters";
import { dayOrNothing, PERIODS, type Period, type Span, spanOf } from "./period";

export type Chosen = Period | "custom" | "all";

export interface PeriodChoice {
  readonly chosen: Chosen;
  /** Null: all time. */
  readonly span: Partial<Span> | null;
  readonly choose: (chosen: Chosen) => void;
  readonly setDay: (name: "start" | "end", day: string | null) => void;
}

/** The period in the address: a name that moves on with the days, or two days of one's own. */
export function usePeriod(fallback: Chosen): PeriodChoice {
  const { organisation } = useMe();
  const { values, set } = useFilters();
  const today = dayOf(new Date().toISOString(), organisation.zone);
  const named = [...PERIODS, "custom", "all"].find((name) => name === values.period) as Chosen | undefined;
  const chosen = named ?? fallback;

  function spanNow(): Partial<Span> | null {
    if (chosen === "all") return null;
    if (chosen !== "custom") return spanOf(chosen, today, organisation.fiscal_year_start);
    const [start, end] = [dayOrNothing(values.start), dayOrNothing(values.end)];
    return { ...(start ? { start } : {}), ...(end ? { end } : {}) };
  }

  function choose(next: Chosen) {
    const days = next === "custom" ? spanNow() : null;
    void set({ period: next === fallback ? undefined : next, start: days?.start, end: days?.end });
  }

  return {
    chosen,
    span: spanNow(),
    choose,
    setDay: (name, day) => void set({ period: "custom", [name]: day ?? undefined }),
  };
}
