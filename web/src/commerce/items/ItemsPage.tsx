import { Button } from "@mantine/core";
import { IconDevices, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import { useMayCreate } from "@/ui/list/useMayCreate";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import { among } from "@/views/quick";
import type { Condition, Tree } from "@/views/types";
import { ViewedList } from "@/views/ViewedList";
import { askMayCreate, itemKeys, itemList, WARRANTIES } from "./api";
import { useItemColumns } from "./columns";
import { ItemModal } from "./ItemModal";

const until = (value: string): Condition => ({ field: "warranty_until", op: "within", value });
const guaranteed = (value: string): Condition | Tree => {
  if (value === "unknown") return { field: "warranty_until", op: "empty" };
  return value === "out" ? until("past") : { join: "any", parts: [until("today"), until("future")] };
};
const QUICK = {
  warranty: guaranteed,
  account_id: among("account"),
  product_id: among("product"),
  contract_id: among("contract"),
};

/** Our machines at customers'. */
export default function ItemsPage() {
  const { t } = useTranslation("commerce");
  const { values, set } = useFilters();
  const go = useGo();
  const mayCreate = useMayCreate(itemKeys, askMayCreate);
  const add = mayCreate && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => set({ new: "1" })}>
      {t("items.new")}
    </Button>
  );
  return (
    <ListPage title={t("items.title")} about={t("items.about")} actions={add}>
      <ViewedList
        entity="items"
        name="items"
        label={t("items.title")}
        columns={useItemColumns()}
        source={itemList}
        filterNames={Object.keys(QUICK)}
        quick={QUICK}
        defaultSort="-updated_at"
        to={({ id }) => `/items/${id}`}
        filters={
          <SelectFilter
            name="warranty"
            label={t("item.warranty_until")}
            options={WARRANTIES.map((value) => ({ value, label: t(`warranty.${value}`) }))}
          />
        }
        empty={
          <EmptyState
            icon={IconDevices}
            title={t("items.empty")}
            about={t("items.empty_about")}
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
      {values.new && mayCreate && <ItemModal item={null} onClose={() => set({ new: undefined })} />}
    </ListPage>
  );
}
