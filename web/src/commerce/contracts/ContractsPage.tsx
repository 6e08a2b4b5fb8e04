import { Button } from "@mantine/core";
import { IconFileDescription, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { DayFilter, SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import { useMayCreate } from "@/ui/list/useMayCreate";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import { among, since, until } from "@/views/quick";
import { ViewedList } from "@/views/ViewedList";
import { askMayCreate, CONTRACT_KINDS, contractKeys, contractList, STATES } from "./api";
import { ContractModal } from "./ContractModal";
import { useContractColumns } from "./columns";
import { inState } from "./states";

const QUICK = {
  state: inState,
  kind: among("kind"),
  account_id: among("account"),
  product_id: among("product"),
  renewal_from: since("renewal_on"),
  renewal_to: until("renewal_on"),
};

/** What customers agreed to, the one that renews first on top. */
export default function ContractsPage() {
  const { t } = useTranslation("commerce");
  const { values, set } = useFilters();
  const go = useGo();
  const mayCreate = useMayCreate(contractKeys, askMayCreate);
  const add = mayCreate && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => set({ new: "1" })}>
      {t("contracts.new")}
    </Button>
  );
  return (
    <ListPage title={t("contracts.title")} about={t("contracts.about")} actions={add}>
      <ViewedList
        entity="contracts"
        name="contracts"
        label={t("contracts.title")}
        columns={useContractColumns()}
        source={contractList}
        filterNames={Object.keys(QUICK)}
        quick={QUICK}
        defaultSort="renewal_on"
        to={({ id }) => `/contracts/${id}`}
        filters={<ContractFilters />}
        empty={
          <EmptyState
            icon={IconFileDescription}
            title={t("contracts.empty")}
            about={t("contracts.empty_about")}
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
      {values.new && mayCreate && <ContractModal contract={null} onClose={() => set({ new: undefined })} />}
    </ListPage>
  );
}

/** How they stand, of what kind, and when they renew. */
function ContractFilters() {
  const { t } = useTranslation("commerce");
  return (
    <>
      <SelectFilter
        name="state"
        label={t("contract.state")}
        options={STATES.map((state) => ({ value: state, label: t(`contract_state.${state}`) }))}
      />
      <SelectFilter
        name="kind"
        label={t("contract.kind")}
        options={CONTRACT_KINDS.map((kind) => ({ value: kind, label: t(`contract_kind.${kind}`) }))}
      />
      <DayFilter name="renewal_from" label={t("contracts.from")} />
      <DayFilter name="renewal_to" label={t("contracts.to")} />
    </>
  );
}
