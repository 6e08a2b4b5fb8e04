import { Button, Group, SegmentedControl, Skeleton, Stack } from "@mantine/core";
import { IconClipboardText, IconCopy, IconHistory, IconTargetArrow } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { FiscalYear, useFiscalYear } from "@/ui/FiscalYear";
import { minorDigits } from "@/ui/format";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone, toastProblem } from "@/ui/toast";
import { useFilters } from "@/ui/useFilters";
import { toTsv } from "@/views/clipboard";
import { usePasteOver } from "@/views/usePasteOver";
import { BY, type By, type Grid, useGrid } from "./api";
import { cellsOf, GridTable } from "./GridTable";
import HistoryModal from "./HistoryModal";
import PasteTable from "./PasteTable";

/** 予算: the value targets of a year by month, copied to a spreadsheet and pasted from it. */
export default function BudgetsPage() {
  const { t } = useTranslation("sales");
  const { values, set } = useFilters();
  const choice = useFiscalYear();
  const by: By = BY.find((name) => name === values.by) ?? "person";
  const year = { by, start: choice.start };
  const { data, error, refetch } = useGrid(year);
  const [pasted, paste] = useState<string | null>(null);
  const [isTelling, tell] = useState(false);
  const maySet = Boolean(data?.may.set);
  usePasteOver(
    maySet && pasted === null,
    useCallback((text: string) => paste(text), []),
  );
  const add = maySet && (
    <Button leftSection={<IconClipboardText size={16} />} onClick={() => paste("")}>
      {t("budgets.paste")}
    </Button>
  );
  return (
    <Stack p="md" gap="lg">
      <PageHead title={t("budgets.title")} about={t("budgets.about")} actions={add} />
      <Group gap="sm">
        <FiscalYear choice={choice} />
        <SegmentedControl
          aria-label={t("budgets.by_label")}
          size="xs"
          data={BY.map((value) => ({ value, label: t(`budgets.by.${value}`) }))}
          value={by}
          onChange={(value) => set({ by: value === "person" ? undefined : value })}
        />
        {data && data.lines.length > 0 && <CopyButton grid={data} />}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconHistory size={14} />}
          onClick={() => tell(true)}
        >
          {t("budgets.history")}
        </Button>
      </Group>
      {error && <ProblemView error={error} onRetry={refetch} />}
      {!error && !data && <Skeleton h={260} />}
      {data &&
        (data.lines.length === 0 ? (
          <EmptyState
            icon={IconTargetArrow}
            title={t("budgets.nothing")}
            about={t("budgets.nothing_about")}
            actions={add}
          />
        ) : (
          <GridTable grid={data} />
        ))}
      {pasted !== null && <PasteTable year={year} text={pasted} onClose={() => paste(null)} />}
      {isTelling && <HistoryModal year={year} onClose={() => tell(false)} />}
    </Stack>
  );
}

/** The table for a spreadsheet: filled in there and pasted back. */
function CopyButton({ grid }: { grid: Grid }) {
  const { t } = useTranslation("sales");
  async function copy() {
    try {
      const digits = minorDigits(grid.currency);
      const cells = cellsOf(grid, t("budgets.holder"), (amount) => (amount / 10 ** digits).toFixed(digits));
      await navigator.clipboard.writeText(toTsv(cells));
      toastDone(t("budgets.copied"));
    } catch (error) {
      toastProblem(error);
    }
  }
  return (
    <Button size="xs" variant="default" leftSection={<IconCopy size={14} />} onClick={copy}>
      {t("budgets.copy")}
    </Button>
  );
}
