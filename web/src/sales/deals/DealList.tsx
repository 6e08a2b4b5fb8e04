import { Button } from "@mantine/core";
import { IconTrendingUp } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { SelectFilter } from "@/ui/list/filters";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import { among, owned, type Quick, since, until } from "@/views/quick";
import { ViewedList } from "@/views/ViewedList";
import { deals } from "./api";
import { useDealColumns } from "./columns";
import { DealBoard } from "./DealBoard";
import { SharedFilters } from "./SharedFilters";
import { NARROWED_BY } from "./useBoard";

/** The filters of the list, and what each says as a condition of a view. */
const QUICK: Quick = {
  owner: owned("owner"),
  owner_id: among("owner"),
  kind: among("kind"),
  overdue: () => ({
    join: "all",
    parts: [
      { field: "stage_type", op: "any_of", value: ["open"] },
      { field: "expected_close", op: "within", value: "past" },
    ],
  }),
  stage_type: among("stage_type"),
  stage_id: among("stage"),
  account_id: among("account"),
  product_id: among("product"),
  lead_id: among("lead"),
  campaign_id: among("campaign"),
  lost_reason: among("lost_reason"),
  without_amount: (value) => ({ field: "amount", op: value === "true" ? "empty" : "filled" }),
  closed_from: since("closed_on"),
  closed_to: until("closed_on"),
  opened_from: since("opened_on"),
  opened_to: until("opened_on"),
};
const NAMES = Object.keys(QUICK);
const TYPES = ["open", "won", "lost", "on_hold"] as const;

/** What only the list knows: an address that asks for it means the list. */
const ONLY_LISTED = NAMES.filter((name) => !NARROWED_BY.includes(name));
const BOARD = { shape: "kanban", groupBy: "stage", sums: [] } as const;
const LIST = { ...BOARD, shape: "list" } as const;

/** Deals by stage, unless the address, the view or the reader asks for another shape. */
export function DealList({ add }: { add: ReactNode }) {
  const { t } = useTranslation("sales");
  const go = useGo();
  const { values } = useFilters();
  return (
    <ViewedList
      entity="deals"
      usual={ONLY_LISTED.some((name) => values[name]) ? LIST : BOARD}
      board={{
        by: "stage",
        filters: <SharedFilters />,
        render: (filter) => <DealBoard filter={filter} />,
      }}
      name="deals"
      label={t("deals.title")}
      columns={useDealColumns()}
      source={deals}
      filterNames={NAMES}
      quick={QUICK}
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
