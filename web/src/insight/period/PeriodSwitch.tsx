import { Group, SegmentedControl, Select } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
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
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const choose = (value: string | null) => value && period.choose(value as Chosen);
  const choice = {
    "aria-label": t("period.label"),
    size: "xs",
    data: names.map((value) => ({ value, label: t(`period.${value}`) })),
    value: period.chosen,
    onChange: choose,
  } as const;
  return (
    <Group gap="xs" align="flex-end">
      {isNarrow ? <Select {...choice} allowDeselect={false} w={150} /> : <SegmentedControl {...choice} />}
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
