import { Button } from "@mantine/core";
import { IconTruckDelivery } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { DayFilter, SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import { useGo } from "@/ui/useGo";
import { among, since, until } from "@/views/quick";
import { ViewedList } from "@/views/ViewedList";
import { deliveries, STATES } from "./api";
import { useDeliveryColumns } from "./columns";

const QUICK = {
  state: among("state"),
  account_id: among("account"),
  order_id: among("order"),
  delivered_from: since("delivered_on"),
  delivered_to: until("delivered_on"),
};

/** What was delivered, and what still waits for the customer's acceptance. */
export default function DeliveriesPage() {
  const { t } = useTranslation("commerce");
  const go = useGo();
  return (
    <ListPage title={t("deliveries.title")} about={t("deliveries.about")}>
      <ViewedList
        entity="deliveries"
        name="goods_deliveries"
        label={t("deliveries.title")}
        columns={useDeliveryColumns()}
        source={deliveries}
        filterNames={Object.keys(QUICK)}
        quick={QUICK}
        defaultSort="-delivered_on"
        to={({ order }) => `/orders/${order.id}`}
        filters={<DeliveryFilters />}
        empty={
          <EmptyState
            icon={IconTruckDelivery}
            title={t("deliveries.empty")}
            about={t("deliveries.empty_about")}
            actions={
              <Button variant="default" onClick={() => go("/orders")}>
                {t("documents.to_orders")}
              </Button>
            }
          />
        }
      />
    </ListPage>
  );
}

function DeliveryFilters() {
  const { t } = useTranslation("commerce");
  return (
    <>
      <SelectFilter
        name="state"
        label={t("delivery.state")}
        options={STATES.map((state) => ({ value: state, label: t(`delivery_state.${state}`) }))}
      />
      {(["delivered_from", "delivered_to"] as const).map((name) => (
        <DayFilter key={name} name={name} label={t(`deliveries.${name}`)} />
      ))}
    </>
  );
}
