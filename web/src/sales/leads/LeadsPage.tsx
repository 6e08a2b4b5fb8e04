import { Button } from "@mantine/core";
import { IconPlus, IconUserPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import { useMayCreate } from "@/ui/list/useMayCreate";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import { among, owned, same, since, until } from "@/views/quick";
import { ViewedList } from "@/views/ViewedList";
import { EnrolChosen } from "../sequences/EnrolChosen";
import { OWNERS } from "../shared";
import { askMayCreate, leadKeys, leads, loadSources, STATUSES } from "./api";
import { useLeadColumns } from "./columns";
import { NewLeadModal } from "./NewLeadModal";
import { useSourceName } from "./sources";

/** The filters of the list, and what each says as a condition of a view. */
const QUICK = {
  owner: owned("owner"),
  owner_id: among("owner"),
  status: among("status"),
  source: same("source"),
  campaign_id: among("campaign"),
  account_id: among("account"),
  created_from: since("created_at"),
  created_to: until("created_at"),
};
const NAMES = Object.keys(QUICK);

/** Those who may become customers. */
export default function LeadsPage() {
  const { t } = useTranslation("sales");
  const { values, set } = useFilters();
  const go = useGo();
  const mayCreate = useMayCreate(leadKeys, askMayCreate);
  const add = mayCreate && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => set({ new: "1" })}>
      {t("leads.new")}
    </Button>
  );
  return (
    <ListPage
      title={t("leads.title")}
      about={t("leads.about")}
      actions={
        <>
          <Button variant="default" onClick={() => go("/sequences")}>
            {t("sequences.title")}
          </Button>
          <Button variant="default" onClick={() => go("/waiting-leads")}>
            {t("contacting.waiting")}
          </Button>
          {add}
        </>
      }
    >
      <ViewedList
        entity="leads"
        name="leads"
        label={t("leads.title")}
        columns={useLeadColumns()}
        source={leads}
        filterNames={NAMES}
        quick={QUICK}
        defaultSort="-updated_at"
        to={({ id }) => `/leads/${id}`}
        filters={<LeadFilters />}
        acts={({ rows, clear }) =>
          mayCreate && <EnrolChosen who={{ lead_ids: [...rows.keys()] }} onDone={clear} />
        }
        empty={
          <EmptyState
            icon={IconUserPlus}
            title={t("leads.empty")}
            about={t("leads.empty_about")}
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
      {values.new && mayCreate && <NewLeadModal onClose={() => set({ new: undefined })} />}
    </ListPage>
  );
}

/** How they stand, whose they are, where they came from. */
function LeadFilters() {
  const { t } = useTranslation("sales");
  const sources = useQuery({ queryKey: leadKeys.part("all", "sources"), queryFn: loadSources });
  const sourceName = useSourceName();
  return (
    <>
      <SelectFilter
        name="status"
        label={t("lead.status")}
        options={STATUSES.map((status) => ({ value: status, label: t(`lead_status.${status}`) }))}
      />
      <SelectFilter
        name="owner"
        label={t("deal.owner")}
        options={OWNERS.map((owner) => ({ value: owner, label: t(`owner.${owner}`) }))}
      />
      <SelectFilter
        name="source"
        label={t("lead.source")}
        options={(sources.data?.items ?? []).map((value) => ({ value, label: sourceName(value) }))}
      />
    </>
  );
}
