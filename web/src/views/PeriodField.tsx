import { Group, NumberInput, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

const UNITS = ["week", "month", "quarter", "half", "year"] as const;
const DAYS = ["today", "yesterday", "tomorrow"] as const;
const PERIODS = [
  ...DAYS,
  ...UNITS.flatMap((unit) => [`this_${unit}`, `last_${unit}`, `next_${unit}`]),
  "first_half",
  "second_half",
  "past",
  "future",
];
const COUNTED = /^(last|next)_(\d+)_days$/;
const USUAL = 30;

interface Props {
  value: unknown;
  onChange: (value: unknown) => void;
}

/** A period that moves with the day: 今週, 先月, 上期, the last so many days. */
export function PeriodField({ value, onChange }: Props) {
  const { t } = useTranslation("views");
  const counted = typeof value === "string" ? COUNTED.exec(value) : null;
  const name = counted ? `${counted[1]}_days` : typeof value === "string" ? value : null;
  const options = [...PERIODS, "last_days", "next_days"].map((one) => ({
    value: one,
    label: t(`period.${one}`),
  }));
  return (
    <Group gap="xs" wrap="nowrap" grow>
      <Select
        aria-label={t("value")}
        placeholder={t("value")}
        data={options}
        value={name}
        onChange={(chosen) =>
          onChange(chosen?.endsWith("_days") ? chosen.replace("_", `_${USUAL}_`) : chosen)
        }
        allowDeselect={false}
      />
      {counted && (
        <NumberInput
          aria-label={t("days")}
          suffix={t("days_unit")}
          min={1}
          max={3650}
          allowDecimal={false}
          value={Number(counted[2])}
          onChange={(days) => onChange(`${counted[1]}_${Math.max(1, Number(days) || 1)}_days`)}
        />
      )}
    </Group>
  );
}
