import { Button, SegmentedControl } from "@mantine/core";
import { IconArrowsExchange } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { ListPage } from "@/ui/list/ListPage";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import { handoverList } from "./api";
import { useHandoverColumns } from "./columns";

const VIEWS = ["waiting", "open", "asked", "rejected", "accepted", "all"] as const;

/** Every form between the two roles; those that wait for somebody come first. */
export default function HandoversPage() {
  const { t } = useTranslation("bond");
  const go = useGo();
  const { values, set } = useFilters();
  const view = VIEWS.find((name) => name === values.status) ?? "waiting";
  const columns = useHandoverColumns();
  return (
    <ListPage title={t("handovers.title")} about={t("handovers.about")}>
      <DataList
        name="handovers"
        label={t("handovers.title")}
        columns={columns}
        source={handoverList}
        withoutSearch
        filterNames={["account_id"]}
        fixed={{ status: view === "all" ? undefined : view }}
        defaultSort="due_at"
        filters={
          <SegmentedControl
            aria-label={t("handovers.state")}
            size="xs"
            data={VIEWS.map((value) => ({ value, label: t(`handovers.view.${value}`) }))}
            value={view}
            onChange={(status) => set({ status: status === "waiting" ? undefined : status })}
          />
        }
        to={(row) => `/handovers/${row.id}`}
        empty={
          <EmptyState
            icon={IconArrowsExchange}
            title={t(view === "waiting" ? "handovers.empty.waiting" : "handovers.empty.other")}
            about={t("handovers.empty_about")}
            actions={
              <Button variant="default" onClick={() => go("/deals")}>
                {t("handovers.to_deals")}
              </Button>
            }
          />
        }
      />
    </ListPage>
  );
}
