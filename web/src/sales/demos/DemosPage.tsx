import { Button } from "@mantine/core";
import { IconHelpCircle, IconPresentationAnalytics } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import { useGo } from "@/ui/useGo";
import { among, owned } from "@/views/quick";
import { ViewedList } from "@/views/ViewedList";
import { OWNERS } from "../shared";
import { demos, STATUSES } from "./api";
import { useDemoColumns } from "./columns";

const QUICK = {
  owner: owned("owner"),
  status: among("status"),
  account_id: among("account"),
  deal_id: among("deal"),
};

/** What we showed to whom, and what is planned. */
export default function DemosPage() {
  const { t } = useTranslation("sales");
  const go = useGo();
  return (
    <ListPage
      title={t("demos.title")}
      about={t("demos.about")}
      actions={
        <Button
          variant="default"
          leftSection={<IconHelpCircle size={16} aria-hidden />}
          onClick={() => go("/demo-questions")}
        >
          {t("demos.open_questions")}
        </Button>
      }
    >
      <ViewedList
        entity="demos"
        name="demos"
        label={t("demos.title")}
        columns={useDemoColumns()}
        source={demos}
        filterNames={Object.keys(QUICK)}
        quick={QUICK}
        defaultSort="-starts_at"
        to={({ id }) => `/demos/${id}`}
        filters={<DemoFilters />}
        empty={
          <EmptyState
            icon={IconPresentationAnalytics}
            title={t("demos.empty")}
            about={t("demos.empty_about")}
            actions={
              <Button variant="default" onClick={() => go("/deals")}>
                {t("quotes.to_deals")}
              </Button>
            }
          />
        }
      />
    </ListPage>
  );
}

/** Whose, and how they stand. */
function DemoFilters() {
  const { t } = useTranslation("sales");
  return (
    <>
      <SelectFilter
        name="owner"
        label={t("deal.owner")}
        options={OWNERS.map((owner) => ({ value: owner, label: t(`owner.${owner}`) }))}
      />
      <SelectFilter
        name="status"
        label={t("demo.status")}
        options={STATUSES.map((status) => ({ value: status, label: t(`demo_state.${status}`) }))}
      />
    </>
  );
}
