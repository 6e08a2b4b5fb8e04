import { Group, SegmentedControl, Skeleton, Stack } from "@mantine/core";
import { IconTargetArrow } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { AppLink } from "@/ui/AppLink";
import { EmptyState } from "@/ui/EmptyState";
import { FiscalYear, useFiscalYear } from "@/ui/FiscalYear";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { useFilters } from "@/ui/useFilters";
import { BY, type By } from "../yomi/api";
import { useResults } from "./api";
import { HALVES, type Half, ResultTable } from "./ResultTable";

/** 予実: what was to be won in each month, what was, and where it will end. */
export default function BudgetPage() {
  const { t } = useTranslation("insight");
  const { navigation } = useMe();
  const { values, set } = useFilters();
  const year = useFiscalYear();
  const by: By = BY.find((name) => name === values.by) ?? "person";
  const now = halfOf(year.start, year.today);
  const half: Half = HALVES.find((name) => name === values.half) ?? now;
  const { data, error, refetch } = useResults(year.start, by);
  const link = navigation.includes("targets") && (
    <AppLink to={`/budgets?${new URLSearchParams({ by, year: String(year.year) })}`}>
      {t("budget.set")}
    </AppLink>
  );
  return (
    <Stack p="md" gap="lg">
      <PageHead title={t("budget.title")} about={t("budget.about")} actions={link} />
      <Group gap="sm">
        <FiscalYear choice={year} />
        <SegmentedControl
          aria-label={t("budget.half_label")}
          size="xs"
          data={HALVES.map((value) => ({ value, label: t(`budget.half.${value}`) }))}
          value={half}
          onChange={(value) => set({ half: value === now ? undefined : value })}
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
      {!error && !data && <Skeleton h={320} />}
      {data &&
        (data.lines.length === 0 ? (
          <EmptyState
            icon={IconTargetArrow}
            title={t("budget.nothing")}
            about={t("budget.nothing_about")}
            actions={link}
          />
        ) : (
          <ResultTable results={data} by={by} half={half} />
        ))}
    </Stack>
  );
}

/** The half of the year that is running; the first of a year that is not. */
export function halfOf(start: string, today: string): Half {
  const [year = 0, month = 1] = start.split("-").map(Number);
  const [nowYear = 0, nowMonth = 1] = today.split("-").map(Number);
  const gone = (nowYear - year) * 12 + nowMonth - month;
  return gone >= 6 && gone < 12 ? "second" : "first";
}
