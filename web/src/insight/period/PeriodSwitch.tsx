import { Group, SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateField } from "@/ui/edit/DateField";
import { PERIODS } from "./period";
import type { Chosen, PeriodChoice } from "./usePeriod";

interface Props {
  period: PeriodChoice;
  /** Whether all time is offered too. */
  withAll?: boolean;
}

/** Which days are counted: a usual period at one press, or two days of one's own. */
export function PeriodSwitch({ period, withAll = false }: Props) {
  const { t } = useTranslation("insight");
  const names: readonly Chosen[] = [...(withAll ? (["all"] as const) : []), ...PERIODS, "custom"];
  return (
    <Group gap="xs" align="flex-end">
      <SegmentedControl
        aria-label={t("period.label")}
        size="xs"
        data={names.map((value) => ({ value, label: t(`period.${value}`) }))}
        value={period.chosen}
        onChange={(value) => period.choose(value as Chosen)}
      />
      {period.chosen === "custom" && (
        <>
          <DateField
            label={t("period.start")}
            value={period.span?.start ?? null}
            onChange={(day) => period.setDay("start", day)}
          />
          <DateField
            label={t("period.end")}
            value={period.span?.end ?? null}
            onChange={(day) => period.setDay("end", day)}
          />
        </>
      )}
    </Group>
  );
}
