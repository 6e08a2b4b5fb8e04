import { Button } from "@mantine/core";
import { IconTruckDelivery } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { DateField } from "@/ui/edit/DateField";
import { DataList } from "@/ui/list/DataList";
import { SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import { deliveries, STATES } from "./api";
import { useDeliveryColumns } from "./columns";

const NAMES = ["state", "account_id", "order_id", "delivered_from", "delivered_to"] as const;

/** What was delivered, and what still waits for the customer's acceptance. */
export default function DeliveriesPage() {
  const { t } = useTranslation("commerce");
  const go = useGo();
  return (
    <ListPage title={t("deliveries.title")} about={t("deliveries.about")}>
      <DataList
        name="goods_deliveries"
        label={t("deliveries.title")}
        columns={useDeliveryColumns()}
        source={deliveries}
        filterNames={NAMES}
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
  const { values, set } = useFilters();
  return (
    <>
      <SelectFilter
        name="state"
        label={t("delivery.state")}
        options={STATES.map((state) => ({ value: state, label: t(`delivery_state.${state}`) }))}
      />
      {(["delivered_from", "delivered_to"] as const).map((name) => (
        <DateField
          key={name}
          label={t(`deliveries.${name}`)}
          value={values[name] ?? null}
          onChange={(day) => set({ [name]: day ?? undefined })}
        />
      ))}
    </>
  );
}
