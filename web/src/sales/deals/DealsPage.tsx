import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ListPage } from "@/ui/list/ListPage";
import { useMayCreate } from "@/ui/list/useMayCreate";
import { useFilters } from "@/ui/useFilters";
import { askMayCreate, dealKeys } from "./api";
import { DealList } from "./DealList";
import { NewDealModal } from "./NewDealModal";

/** Deals as a board by stage, as a list, in groups: one view in several shapes. */
export default function DealsPage() {
  const { t } = useTranslation("sales");
  const { values, set } = useFilters();
  const mayCreate = useMayCreate(dealKeys, askMayCreate);
  const add = mayCreate && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => set({ new: "1" })}>
      {t("deals.new")}
    </Button>
  );
  return (
    <ListPage title={t("deals.title")} actions={add}>
      <DealList add={add} />
      {values.new && mayCreate && <NewDealModal onClose={() => set({ new: undefined })} />}
    </ListPage>
  );
}
