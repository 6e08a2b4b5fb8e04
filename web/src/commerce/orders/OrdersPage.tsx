import { Button } from "@mantine/core";
import { IconPlus, IconReceiptYen } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { DayFilter, SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import { useMayCreate } from "@/ui/list/useMayCreate";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import { among, owned, since, until } from "@/views/quick";
import { ViewedList } from "@/views/ViewedList";
import { askMayCreate, DEAL_KINDS, OWNERS, orderKeys, orders } from "./api";
import { useOrderColumns } from "./columns";
import { NewOrderModal } from "./NewOrderModal";

const QUICK = {
  owner: owned("owner"),
  owner_id: among("owner"),
  deal_kind: among("deal_kind"),
  account_id: among("account"),
  product_id: among("product"),
  ordered_from: since("ordered_on"),
  ordered_to: until("ordered_on"),
};

/** What customers ordered. */
export default function OrdersPage() {
  const { t } = useTranslation("commerce");
  const { values, set } = useFilters();
  const go = useGo();
  const mayCreate = useMayCreate(orderKeys, askMayCreate);
  const add = mayCreate && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => set({ new: "1" })}>
      {t("orders.new")}
    </Button>
  );
  return (
    <ListPage title={t("orders.title")} about={t("orders.about")} actions={add}>
      <ViewedList
        entity="orders"
        name="orders"
        label={t("orders.title")}
        columns={useOrderColumns()}
        source={orders}
        filterNames={Object.keys(QUICK)}
        quick={QUICK}
        defaultSort="-ordered_on"
        to={({ id }) => `/orders/${id}`}
        filters={<OrderFilters />}
        empty={
          <EmptyState
            icon={IconReceiptYen}
            title={t("orders.empty")}
            about={t("orders.empty_about")}
            actions={
              <>
                <Button variant="default" onClick={() => go("/deals")}>
                  {t("orders.to_deals")}
                </Button>
                {add}
              </>
            }
          />
        }
      />
      {values.new && mayCreate && <NewOrderModal onClose={() => set({ new: undefined })} />}
    </ListPage>
  );
}

/** Whose, of what kind, ordered when. */
function OrderFilters() {
  const { t } = useTranslation("commerce");
  return (
    <>
      <SelectFilter
        name="owner"
        label={t("order.owner")}
        options={OWNERS.map((owner) => ({ value: owner, label: t(`owner.${owner}`) }))}
      />
      <SelectFilter
        name="deal_kind"
        label={t("order.deal_kind")}
        options={DEAL_KINDS.map((kind) => ({ value: kind, label: t(`deal_kind.${kind}`) }))}
      />
      <DayFilter name="ordered_from" label={t("orders.from")} />
      <DayFilter name="ordered_to" label={t("orders.to")} />
    </>
  );
}
