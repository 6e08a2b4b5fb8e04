import { ActionIcon, Group, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { dayOf } from "./format";
import { useFilters } from "./useFilters";

export interface FiscalYearChoice {
  readonly year: number;
  /** The first day of it. */
  readonly start: string;
  /** The day it is where the organisation is. */
  readonly today: string;
  readonly choose: (year: number) => void;
}

/** The fiscal year a day lies in, named by the calendar year it begins in. */
export function fiscalYearOf(day: string, firstMonth: number): number {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return month >= firstMonth ? year : year - 1;
}

/** The fiscal year in the address: this one unless another is named. */
export function useFiscalYear(): FiscalYearChoice {
  const { organisation } = useMe();
  const { values, set } = useFilters();
  const today = dayOf(new Date().toISOString(), organisation.zone);
  const now = fiscalYearOf(today, organisation.fiscal_year_start);
  const year = /^20\d\d$/.test(values.year ?? "") ? Number(values.year) : now;
  return {
    year,
    start: `${year}-${String(organisation.fiscal_year_start).padStart(2, "0")}-01`,
    today,
    choose: (next) => void set({ year: next === now ? undefined : String(next) }),
  };
}

/** One fiscal year back or on. */
export function FiscalYear({ choice }: { choice: FiscalYearChoice }) {
  const { t } = useTranslation("ui");
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("fiscal_year.before")}
        onClick={() => choice.choose(choice.year - 1)}
      >
        <IconChevronLeft size={18} />
      </ActionIcon>
      <Text fw={600} aria-live="polite">
        {t("fiscal_year.named", { year: choice.year })}
      </Text>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("fiscal_year.after")}
        onClick={() => choice.choose(choice.year + 1)}
      >
        <IconChevronRight size={18} />
      </ActionIcon>
    </Group>
  );
}
