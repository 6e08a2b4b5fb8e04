import { Button, SegmentedControl } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ListPage } from "@/ui/list/ListPage";
import { useMayCreate } from "@/ui/list/useMayCreate";
import { useFilters } from "@/ui/useFilters";
import { askMayCreate, dealKeys } from "./api";
import { BoardFilters } from "./BoardFilters";
import { DealBoard } from "./DealBoard";
import { DealList } from "./DealList";
import { NewDealModal } from "./NewDealModal";

/** Deals as a board or as a list: one view, two shapes, the same filters. */
export default function DealsPage() {
  const { t } = useTranslation("sales");
  const { values, set } = useFilters();
  const mayCreate = useMayCreate(dealKeys, askMayCreate);
  const isList = values.view === "list";
  const add = mayCreate && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => set({ new: "1" })}>
      {t("deals.new")}
    </Button>
  );
  return (
    <ListPage
      title={t("deals.title")}
      actions={
        <>
          <SegmentedControl
            size="sm"
            aria-label={t("deals.view")}
            value={isList ? "list" : "board"}
            onChange={(view) => set({ view: view === "list" ? "list" : undefined })}
            data={[
              { value: "board", label: t("deals.as_board") },
              { value: "list", label: t("deals.as_list") },
            ]}
          />
          {add}
        </>
      }
    >
      {isList ? (
        <DealList add={add} />
      ) : (
        <>
          <BoardFilters />
          <DealBoard />
        </>
      )}
      {values.new && mayCreate && <NewDealModal onClose={() => set({ new: undefined })} />}
    </ListPage>
  );
}
