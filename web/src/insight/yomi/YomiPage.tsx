import { Alert, Group, SegmentedControl, Select, Skeleton, Stack } from "@mantine/core";
import { IconAlertTriangle, IconTargetArrow } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { EmptyState } from "@/ui/EmptyState";
import { dayOf } from "@/ui/format";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { useFilters } from "@/ui/useFilters";
import { useFormat } from "@/ui/useFormat";
import { dayOrNothing } from "../period/period";
import { BY, type By, type Sheet, useSheet } from "./api";
import { Changes } from "./Changes";
import { SheetTable } from "./SheetTable";
import { SHEETS, type SheetPeriod, sheetSpan } from "./span";

/** ヨミ表: what is won, what each rank of open deals would add, and what moved since the week began. */
export default function YomiPage() {
  const { t } = useTranslation("insight");
  const { organisation } = useMe();
  const { values, set } = useFilters();
  const period: SheetPeriod = SHEETS.find((name) => name === values.period) ?? "month";
  const by: By = BY.find((name) => name === values.by) ?? "person";
  const today = dayOf(new Date().toISOString(), organisation.zone);
  const span = sheetSpan(period, today, organisation.fiscal_year_start);
  const { data, error, refetch } = useSheet(span, by, dayOrNothing(values.since));
  return (
    <Stack p="md" gap="lg">
      <PageHead title={t("yomi.title")} about={t("yomi.about")} />
      <Group gap="sm">
        <Select
          aria-label={t("period.label")}
          size="xs"
          w={150}
          allowDeselect={false}
          data={SHEETS.map((value) => ({ value, label: t(`yomi.period.${value}`) }))}
          value={period}
          onChange={(value) => set({ period: value === "month" ? undefined : (value ?? undefined) })}
        />
        <SegmentedControl
          aria-label={t("yomi.by_label")}
          size="xs"
          data={BY.map((value) => ({ value, label: t(`yomi.by.${value}`) }))}
          value={by}
          onChange={(value) => set({ by: value === "person" ? undefined : value })}
        />
      </Group>
      {error && <ProblemView error={error} onRetry={refetch} />}
      {!error && !data && <Skeleton h={260} />}
      {data && <Shown sheet={data} by={by} />}
    </Stack>
  );
}

function Shown({ sheet, by }: { sheet: Sheet; by: By }) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const value = format.money({ amount: sheet.past_due.value, currency: sheet.currency });
  return (
    <>
      {sheet.lines.length === 0 ? (
        <EmptyState icon={IconTargetArrow} title={t("yomi.nothing")} about={t("yomi.nothing_about")} />
      ) : (
        <SheetTable sheet={sheet} by={by} />
      )}
      {sheet.past_due.count > 0 && (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />}>
          {t("yomi.past_due", { n: format.number(sheet.past_due.count), value })}
        </Alert>
      )}
      {sheet.uncounted > 0 && (
        <Alert color="gray">{t("yomi.uncounted", { n: format.number(sheet.uncounted) })}</Alert>
      )}
      <Changes sheet={sheet} />
    </>
  );
}
