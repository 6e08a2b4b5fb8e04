import { Button, FileButton } from "@mantine/core";
import { IconBuildingBank, IconPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { DayFilter, SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import { useMayCreate } from "@/ui/list/useMayCreate";
import { toastDone } from "@/ui/toast";
import { useFilters } from "@/ui/useFilters";
import { among, anyOf, since, until } from "@/views/quick";
import { ViewedList } from "@/views/ViewedList";
import { askMayCreate, paymentKeys, payments, STATES, takeBankFile } from "./api";
import { usePaymentColumns } from "./columns";
import { NewPaymentModal } from "./NewPaymentModal";

const QUICK = {
  // What is not matched is open, or matched in part.
  state: (state: string) =>
    state === "unmatched" ? anyOf("state", ["open", "partial"]) : anyOf("state", [state]),
  account_id: among("account"),
  received_from: since("received_on"),
  received_to: until("received_on"),
};

/** What came in, and matching it to invoices (入金消込). */
export default function PaymentsPage() {
  const { t } = useTranslation("commerce");
  const { values, set } = useFilters();
  const mayCreate = useMayCreate(paymentKeys, askMayCreate);
  const acts = mayCreate && (
    <>
      <BankFile />
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => set({ new: "1" })}
      >
        {t("payment.record")}
      </Button>
    </>
  );
  return (
    <ListPage title={t("payments.title")} about={t("payments.about")} actions={acts}>
      <ViewedList
        entity="payments"
        name="payments"
        label={t("payments.title")}
        columns={usePaymentColumns()}
        source={payments}
        filterNames={Object.keys(QUICK)}
        quick={QUICK}
        defaultSort="-received_on"
        to={({ id }) => `/payments/${id}`}
        filters={<PaymentFilters />}
        empty={
          <EmptyState
            icon={IconBuildingBank}
            title={t("payments.empty")}
            about={t("payments.empty_about")}
            actions={acts}
          />
        }
      />
      {values.new && mayCreate && <NewPaymentModal onClose={() => set({ new: undefined })} />}
    </ListPage>
  );
}

/** The bank's CSV; the same file again brings nothing. */
function BankFile() {
  const { t } = useTranslation("commerce");
  const cache = useQueryClient();
  const take = useMutation({
    mutationFn: takeBankFile,
    onSuccess: async ({ made, known }) => {
      await cache.invalidateQueries({ queryKey: paymentKeys.all });
      toastDone(t("payment.taken", { made, known }));
    },
  });
  return (
    <FileButton accept=".csv,text/csv" onChange={(file) => file && take.mutate(file)}>
      {(props) => (
        <Button {...props} loading={take.isPending} leftSection={<IconBuildingBank size={16} aria-hidden />}>
          {t("payment.bank_file")}
        </Button>
      )}
    </FileButton>
  );
}

function PaymentFilters() {
  const { t } = useTranslation("commerce");
  return (
    <>
      <SelectFilter
        name="state"
        label={t("payment.state")}
        options={STATES.map((state) => ({ value: state, label: t(`payment_state.${state}`) }))}
      />
      {(["received_from", "received_to"] as const).map((name) => (
        <DayFilter key={name} name={name} label={t(`payments.${name}`)} />
      ))}
    </>
  );
}
