import { Button, Select } from "@mantine/core";
import { IconPlus, IconTargetArrow } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { AppLink } from "@/ui/AppLink";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { ListPage } from "@/ui/list/ListPage";
import { toastDone, toastProblem } from "@/ui/toast";
import { useFilters } from "@/ui/useFilters";
import { METRICS, removeTarget, setAgain, type Target, targetKeys, targets } from "./api";
import { useTargetColumns } from "./columns";
import { TargetModal } from "./TargetModal";

const SETTERS = ["owner", "admin", "executive", "sales_manager", "service_manager"];

function About() {
  const { t } = useTranslation("staff");
  return (
    <>
      {t("targets.about")} <AppLink to="/budgets">{t("targets.by_month")}</AppLink>
    </>
  );
}

interface MetricProps {
  value: string | null;
  onChange: (metric: string | null) => void;
}

function MetricSelect({ value, onChange }: MetricProps) {
  const { t } = useTranslation("staff");
  return (
    <Select
      aria-label={t("targets.metric")}
      placeholder={t("targets.metric")}
      clearable
      data={Object.keys(METRICS).map((metric) => ({ value: metric, label: t(`metric.${metric}`) }))}
      value={value}
      onChange={onChange}
    />
  );
}

/** What people and teams should reach, the latest period first. */
export default function TargetsPage() {
  const { t } = useTranslation("staff");
  const cache = useQueryClient();
  const { values, set } = useFilters();
  const { roles } = useMe();
  const [edited, edit] = useState<Target | "new" | null>(values.new ? "new" : null);
  const refresh = () => cache.invalidateQueries({ queryKey: targetKeys.all });

  async function remove(target: Target) {
    try {
      await removeTarget(target);
      await refresh();
      toastDone(t("targets.removed"), { undo: () => setAgain(target).then(refresh, toastProblem) });
    } catch (error) {
      toastProblem(error);
    }
  }

  const columns = useTargetColumns({ onEdit: edit, onRemove: remove });
  const add = roles.some((role) => SETTERS.includes(role)) && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => edit("new")}>
      {t("targets.add")}
    </Button>
  );
  return (
    <ListPage title={t("targets.title")} about={<About />} actions={add}>
      <DataList
        name="targets"
        label={t("targets.title")}
        columns={columns}
        source={targets}
        defaultSort="-starts_on"
        filterNames={["metric"]}
        withoutSearch
        filters={
          <MetricSelect
            value={values.metric ?? null}
            onChange={(metric) => set({ metric: metric ?? undefined })}
          />
        }
        empty={
          <EmptyState
            icon={IconTargetArrow}
            title={t("targets.empty")}
            about={t("targets.empty_about")}
            actions={add}
          />
        }
      />
      {edited && (
        <TargetModal target={edited === "new" ? null : edited} onDone={refresh} onClose={() => edit(null)} />
      )}
    </ListPage>
  );
}
