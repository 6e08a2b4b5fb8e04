import { Button } from "@mantine/core";
import { IconCalendarDollar, IconFileInvoice } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { DayFilter, SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import { useMayCreate } from "@/ui/list/useMayCreate";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import { among, anyOf, since, until } from "@/views/quick";
import { ViewedList } from "@/views/ViewedList";
import { askMayCreate, invoiceKeys, invoices, STATES } from "./api";
import { ClosingModal } from "./ClosingModal";
import { useInvoiceColumns } from "./columns";

const QUICK = {
  // What is not paid is overdue or not.
  state: (state: string) =>
    state === "open" ? anyOf("state", ["unpaid", "overdue"]) : anyOf("state", [state]),
  account_id: among("account"),
  order_id: among("order"),
  due_from: since("due_on"),
  due_to: until("due_on"),
  issued_from: since("issued_on"),
  issued_to: until("issued_on"),
};

/** What customers owe us and have paid, the late ones in colour. */
export default function InvoicesPage() {
  const { t } = useTranslation("commerce");
  const { values, set } = useFilters();
  const go = useGo();
  const mayCreate = useMayCreate(invoiceKeys, askMayCreate);
  return (
    <ListPage
      title={t("invoices.title")}
      about={t("invoices.about")}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconCalendarDollar size={16} aria-hidden />}
            onClick={() => go("/receivables")}
          >
            {t("receivables.title")}
          </Button>
          {mayCreate && <Button onClick={() => set({ new: "1" })}>{t("invoice.close")}</Button>}
        </>
      }
    >
      <ViewedList
        entity="invoices"
        name="invoices"
        label={t("invoices.title")}
        columns={useInvoiceColumns()}
        source={invoices}
        filterNames={Object.keys(QUICK)}
        quick={QUICK}
        defaultSort="-created_at"
        to={({ id }) => `/invoices/${id}`}
        filters={<InvoiceFilters />}
        empty={
          <EmptyState
            icon={IconFileInvoice}
            title={t("invoices.empty")}
            about={t("invoices.empty_about")}
            actions={
              <Button variant="default" onClick={() => go("/orders")}>
                {t("documents.to_orders")}
              </Button>
            }
          />
        }
      />
      {values.new && mayCreate && <ClosingModal onClose={() => set({ new: undefined })} />}
    </ListPage>
  );
}

function InvoiceFilters() {
  const { t } = useTranslation("commerce");
  return (
    <>
      <SelectFilter
        name="state"
        label={t("invoice.state")}
        options={STATES.map((state) => ({ value: state, label: t(`invoice_state.${state}`) }))}
      />
      {(["due_from", "due_to"] as const).map((name) => (
        <DayFilter key={name} name={name} label={t(`invoices.${name}`)} />
      ))}
    </>
  );
}
