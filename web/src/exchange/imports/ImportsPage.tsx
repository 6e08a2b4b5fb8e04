import { Button } from "@mantine/core";
import { IconFileImport, IconUpload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import { useMayCreate } from "@/ui/list/useMayCreate";
import { useFilters } from "@/ui/useFilters";
import { askMayCreate, importKeys, imports, STATUSES } from "./api";
import { useImportColumns } from "./columns";
import { HowTo } from "./HowTo";
import { UploadModal } from "./UploadModal";

/** The files that came in, or are about to. */
export default function ImportsPage() {
  const { t } = useTranslation("exchange");
  const { values, set } = useFilters();
  const mayCreate = useMayCreate(importKeys, askMayCreate);
  const add = mayCreate && (
    <Button leftSection={<IconUpload size={16} aria-hidden />} onClick={() => set({ new: "1" })}>
      {t("imports.new")}
    </Button>
  );
  return (
    <ListPage title={t("imports.title")} about={t("imports.about")} actions={add}>
      <DataList
        name="imports"
        label={t("imports.title")}
        columns={useImportColumns()}
        source={imports}
        filterNames={["status"]}
        withoutSearch
        to={({ id }) => `/imports/${id}`}
        filters={
          <SelectFilter
            name="status"
            label={t("imports.status")}
            options={STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))}
          />
        }
        empty={
          <div>
            <EmptyState
              icon={IconFileImport}
              title={t("imports.empty")}
              about={t("imports.empty_about")}
              actions={add}
            />
            <HowTo />
          </div>
        }
      />
      {values.new && mayCreate && (
        <UploadModal kind={values.kind ?? ""} onClose={() => set({ new: undefined, kind: undefined })} />
      )}
    </ListPage>
  );
}
