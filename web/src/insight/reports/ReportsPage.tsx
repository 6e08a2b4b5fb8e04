import { Group, SegmentedControl, Select, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PageHead } from "@/ui/PageHead";
import { useFilters } from "@/ui/useFilters";
import { PeriodSwitch } from "../period/PeriodSwitch";
import { usePeriod } from "../period/usePeriod";
import { LEDGER_GROUPS, SALES_GROUPS } from "./api";
import { LedgerView } from "./LedgerView";
import { SalesView } from "./SalesView";
import { SERVICE_GROUPS } from "./service/api";
import { ServiceView } from "./service/ServiceView";

const KINDS = ["sales", "service", "ledger"] as const;
const VIEWS = { sales: SalesView, service: ServiceView, ledger: LedgerView };
const GROUPS: Readonly<Record<(typeof KINDS)[number], readonly string[]>> = {
  sales: SALES_GROUPS,
  service: SERVICE_GROUPS,
  ledger: LEDGER_GROUPS,
};

/** The reports of sales and service and the ledger, over any period and by any group. */
export default function ReportsPage() {
  const { t } = useTranslation("insight");
  const { values, set } = useFilters();
  const period = usePeriod("all");
  const kind = KINDS.find((name) => name === values.report) ?? "sales";
  const groups = GROUPS[kind];
  const group = groups.find((name) => name === values.group);
  const View = VIEWS[kind];
  return (
    <Stack p="md" gap="lg">
      <PageHead title={t("reports.title")} about={t("reports.about")} />
      <Group gap="sm" align="flex-end">
        <SegmentedControl
          aria-label={t("reports.kind")}
          size="xs"
          data={KINDS.map((value) => ({ value, label: t(`reports.${value}`) }))}
          value={kind}
          onChange={(value) => set({ report: value === "sales" ? undefined : value, group: undefined })}
        />
        <PeriodSwitch period={period} withAll />
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
      </Group>
      <View span={period.span} group={group} />
    </Stack>
  );
}
