import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import type { Column } from "@/ui/list/types";
import { useFormat } from "@/ui/useFormat";
import type { Target } from "./api";

interface Options {
  onEdit: (target: Target) => void;
  onRemove: (target: Target) => void;
}

export const holderOf = (target: Target) => target.person?.name ?? target.team?.name ?? "";

export function useTargetColumns({ onEdit, onRemove }: Options): readonly Column<Target>[] {
  const { t } = useTranslation("staff");
  const format = useFormat();
  const { currency } = useMe().organisation;
  const shown = ({ unit, value }: Target) => {
    if (unit === "money") return format.money({ amount: value, currency });
    if (unit === "permille") return format.percent(value / 1000);
    return t(`unit.${unit}`, { count: value, value: format.number(value) });
  };
  const acts = (target: Target) => {
    const what = `${holderOf(target)} ${t(`metric.${target.metric}`)}`;
    return (
      <Group gap={6} wrap="nowrap">
        {target.may.update && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onEdit(target)}
            aria-label={t("people.edit_named", { name: what })}
          >
            {t("people.edit")}
          </Button>
        )}
        {target.may.delete && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => onRemove(target)}
            aria-label={t("targets.remove_named", { name: what })}
          >
            {t("targets.remove")}
          </Button>
        )}
      </Group>
    );
  };
  return [
    { key: "holder", label: t("targets.holder"), render: holderOf },
    {
      key: "metric",
      label: t("targets.metric"),
      width: 12,
      render: (target) => t(`metric.${target.metric}`),
    },
    {
      key: "period",
      label: t("targets.period"),
      sort: "starts_on",
      width: 18,
      render: (target) => `${format.date(target.starts_on)} – ${format.date(target.ends_on)}`,
    },
    { key: "value", label: t("targets.value"), sort: "value", align: "right", width: 10, render: shown },
    { key: "acts", label: t("people.acts"), width: 12, render: acts },
  ];
}
