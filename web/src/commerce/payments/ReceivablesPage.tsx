import { Button } from "@mantine/core";
import { IconMoodHappy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import { useGo } from "@/ui/useGo";
import { receivables } from "./api";
import { useReceivableColumns } from "./columns";

/** Who owes us, how much of it is late, and how late each usually pays. */
export default function ReceivablesPage() {
  const { t } = useTranslation("commerce");
  const go = useGo();
  return (
    <ListPage title={t("receivables.title")} about={t("receivables.about")}>
      <DataList
        name="receivables"
        label={t("receivables.title")}
        columns={useReceivableColumns()}
        source={receivables}
        filterNames={["overdue"]}
        defaultSort="-unpaid"
        to={({ account }) => `/invoices?state=open&account_id=${account.id}`}
        filters={
          <SelectFilter
            name="overdue"
            label={t("receivables.all")}
            options={[{ value: "true", label: t("receivables.overdue") }]}
          />
        }
        empty={
          <EmptyState
            icon={IconMoodHappy}
            title={t("receivables.empty")}
            about={t("receivables.empty_about")}
            actions={
              <Button variant="default" onClick={() => go("/invoices")}>
                {t("invoices.title")}
              </Button>
            }
          />
        }
      />
    </ListPage>
  );
}
