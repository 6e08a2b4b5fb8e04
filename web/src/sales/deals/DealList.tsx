import { Button } from "@mantine/core";
import { IconTrendingUp } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { SelectFilter } from "@/ui/list/filters";
import { useGo } from "@/ui/useGo";
import { ViewedList } from "@/views/ViewedList";
import { deals } from "./api";
import { SharedFilters } from "./BoardFilters";
import { useDealColumns } from "./columns";

const NAMES = [
  "owner",
  "owner_id",
  "kind",
  "overdue",
  "stage_type",
  "stage_id",
  "account_id",
  "product_id",
  "lead_id",
  "lost_reason",
  "without_amount",
  "closed_from",
  "closed_to",
  "opened_from",
  "opened_to",
];
const TYPES = ["open", "won", "lost", "on_hold"] as const;

/** Deals in order. */
export function DealList({ add }: { add: ReactNode }) {
  const { t } = useTranslation("sales");
  const go = useGo();
  return (
    <ViewedList
      entity="deals"
      name="deals"
      label={t("deals.title")}
      columns={useDealColumns()}
      source={deals}
      filterNames={NAMES}
      defaultSort="-updated_at"
      to={({ id }) => `/deals/${id}`}
      filters={
        <>
          <SelectFilter
            name="stage_type"
            label={t("deal.state")}
            options={TYPES.map((type) => ({ value: type, label: t(`stage_type.${type}`) }))}
          />
          <SharedFilters />
        </>
      }
      empty={
        <EmptyState
          icon={IconTrendingUp}
          title={t("deals.empty")}
          about={t("deals.empty_about")}
          actions={
            <>
              {add}
              <Button variant="default" onClick={() => go("/imports")}>
                {t("import")}
              </Button>
            </>
          }
        />
      }
    />
  );
}
