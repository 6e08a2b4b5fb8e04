import { Stack } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { dayOf } from "@/ui/format";
import { accounts, type Picked } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { useGo } from "@/ui/useGo";
import { draftClosing } from "./api";
import { useInvoiceChange } from "./useInvoiceChange";

/** All that was delivered to one customer up to a closing day, on one draft (締め請求). */
export function ClosingModal({ onClose }: { onClose: () => unknown }) {
  const { t } = useTranslation("commerce");
  const keep = useInvoiceChange();
  const go = useGo();
  const made = useRef<string | null>(null);
  async function leave() {
    await onClose();
    if (made.current) await go(`/invoices/${made.current}`);
  }
  return (
    <FormModal
      title={t("invoice.close")}
      submitLabel={t("invoice.make")}
      initialValues={{
        account_id: null as Picked | null,
        closing_on: dayOf(new Date().toISOString()) as string | null,
      }}
      validate={{
        account_id: (value) => (value ? null : t("needed")),
        closing_on: (value) => (value ? null : t("needed")),
      }}
      onSubmit={async ({ account_id, closing_on }) => {
        const invoice = await draftClosing(account_id?.id ?? "", closing_on ?? "");
        await keep(invoice);
        made.current = invoice.id;
      }}
      onClose={leave}
    >
      {(form) => (
        <Stack gap="sm">
          <RecordPicker
            label={t("order.account")}
            source={accounts}
            required
            {...form.getInputProps("account_id")}
          />
          <DateField label={t("invoice.closing_on")} {...form.getInputProps("closing_on")} />
        </Stack>
      )}
    </FormModal>
  );
}
