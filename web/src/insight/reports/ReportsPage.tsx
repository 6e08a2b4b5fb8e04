import { Group, SegmentedControl, Select, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PageHead } from "@/ui/PageHead";
import { useFilters } from "@/ui/useFilters";
import { PeriodSwitch } from "../period/PeriodSwitch";
import { usePeriod } from "../period/usePeriod";
import { LEDGER_GROUPS, MONTHS, SALES_GROUPS } from "./api";
import { ForecastView } from "./ForecastView";
import { LedgerView } from "./LedgerView";
import { SalesView } from "./SalesView";
import { SERVICE_GROUPS } from "./service/api";
import { ServiceView } from "./service/ServiceView";
import { SurveysView } from "./surveys/SurveysView";

const VIEWS = { sales: SalesView, service: ServiceView, surveys: SurveysView, ledger: LedgerView };
const GROUPS: Readonly<Record<keyof typeof VIEWS, readonly string[]>> = {
  sales: SALES_GROUPS,
  service: SERVICE_GROUPS,
  surveys: [],
  ledger: LEDGER_GROUPS,
};
const KINDS = ["sales", "service", "surveys", "ledger", "forecast"] as const;

/** The reports of sales and service and the ledger, over any period and by any group, and the forecast. */
export default function ReportsPage() {
  const { t } = useTranslation("insight");
  const { values, set } = useFilters();
  const kind = KINDS.find((name) => name === values.report) ?? "sales";
  const kinds = (
    <SegmentedControl
      aria-label={t("reports.kind")}
      size="xs"
      data={KINDS.map((value) => ({ value, label: t(`reports.${value}`) }))}
      value={kind}
      onChange={(value) => set({ report: value === "sales" ? undefined : value, group: undefined })}
    />
  );
  return (
    <Stack p="md" gap="lg">
      <PageHead
        title={t("reports.title")}
        about={t(kind === "forecast" ? "forecast.title_about" : "reports.about")}
      />
      {kind === "forecast" ? <Ahead kinds={kinds} /> : <Past kind={kind} kinds={kinds} />}
    </Stack>
  );
}

/** What was, over a period and by a group. */
function Past({ kind, kinds }: { kind: keyof typeof VIEWS; kinds: ReactNode }) {
  const { t } = useTranslation("insight");
  const { values, set } = useFilters();
  const period = usePeriod("all");
  const groups = GROUPS[kind];
  const group = groups.find((name) => name === values.group);
  const View = VIEWS[kind];
  return (
    <>
      <Group gap="sm" align="flex-end">
        {kinds}
        <PeriodSwitch period={period} withAll />
        {groups.length > 0 && (
          <Select
            aria-label={t("reports.group")}
            placeholder={t("reports.no_group")}
            size="xs"
            w={150}
            clearable
            data={groups.map((value) => ({ value, label: t(`reports.by.${value}`) }))}
            value={group ?? null}
            onChange={(value) => set({ group: value ?? undefined })}
          />
        )}
      </Group>
      <View span={period.span} group={group} />
    </>
  );
}

/** What will be, so many months ahead. */
function Ahead({ kinds }: { kinds: ReactNode }) {
  const { t } = useTranslation("insight");
  const { values, set } = useFilters();
  const months = MONTHS.find((count) => String(count) === values.months) ?? MONTHS[0];
  return (
    <>
      <Group gap="sm" align="flex-end">
        {kinds}
        <SegmentedControl
          aria-label={t("forecast.months")}
          size="xs"
          data={MONTHS.map((count) => ({ value: String(count), label: t("forecast.n_months", { count }) }))}
          value={String(months)}
          onChange={(value) => set({ months: value === String(MONTHS[0]) ? undefined : value })}
        />
      </Group>
      <ForecastView months={months} />
    </>
  );
}
