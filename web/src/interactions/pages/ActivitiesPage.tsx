import { IconTimeline } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import { usePanel } from "@/ui/SidePanel";
import { ActivityPanel } from "../activities/ActivityPanel";
import { activityList, KINDS } from "../activities/api";
import { useActivityColumns } from "../activities/columns";
import { MyTasks } from "../tasks/MyTasks";

/** What both roles did with customers, under what one has to do oneself. */
export default function ActivitiesPage() {
  const { t } = useTranslation("interactions");
  const panel = usePanel();
  const columns = useActivityColumns(panel.open);
  return (
    <ListPage title={t("activity.title")}>
      <MyTasks />
      <DataList
        name="activities"
        label={t("activity.title")}
        columns={columns}
        source={activityList}
        defaultSort="-happened_at"
        withoutSearch
        filterNames={["owner", "kind", "side", "since", "until", "account_id"]}
        filters={
          <>
            <SelectFilter
              name="owner"
              label={t("activity.owner")}
              options={["mine", "team"].map((value) => ({ value, label: t(`filter.${value}`) }))}
            />
            <SelectFilter
              name="kind"
              label={t("activity.kind")}
              options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
            <SelectFilter
              name="side"
              label={t("activity.side")}
              options={["sales", "service"].map((value) => ({ value, label: t(`side.${value}`) }))}
            />
          </>
        }
        empty={
          <EmptyState icon={IconTimeline} title={t("activity.empty")} about={t("activity.empty_about")} />
        }
      />
      {panel.value && <ActivityPanel id={panel.value} onClose={panel.close} />}
    </ListPage>
  );
}
