import { NumberInput, Stack, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { dayOf, minorDigits } from "@/ui/format";
import { accounts, type Picked } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { useGo } from "@/ui/useGo";
import { paymentKeys, recordPayment } from "./api";

interface Values extends Record<string, unknown> {
  account_id: Picked | null;
  received_on: string | null;
  amount: number | string;
  payer: string;
  note: string;
}

/** Money that came in otherwise than by the bank's file. */
export function NewPaymentModal({ onClose }: { onClose: () => unknown }) {
  const { t } = useTranslation("commerce");
  const { currency } = useMe().organisation;
  const cache = useQueryClient();
  const go = useGo();
  const digits = minorDigits(currency);
  const initialValues: Values = {
    account_id: null,
    received_on: dayOf(new Date().toISOString()),
    amount: "",
    payer: "",
    note: "",
  };
  async function send({ account_id, received_on, amount, ...rest }: Values) {
    const made = await recordPayment({
      ...rest,
      account_id: account_id?.id ?? null,
      received_on: received_on ?? "",
      amount: { amount: Math.round(Number(amount) * 10 ** digits), currency },
    });
    await cache.invalidateQueries({ queryKey: paymentKeys.all });
    await onClose();
    await go(`/payments/${made.id}`);
  }
  return (
    <FormModal
      title={t("payment.record")}
      submitLabel={t("payment.record")}
      initialValues={initialValues}
      validate={{
        received_on: (value) => (value ? null : t("needed")),
        amount: (value) => (Number(value) > 0 ? null : t("needed")),
      }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <Stack gap="sm">
          <RecordPicker label={t("order.account")} source={accounts} {...form.getInputProps("account_id")} />
          <DateField label={t("payment.received_on")} {...form.getInputProps("received_on")} />
          <NumberInput
            label={t("payment.amount")}
            min={0}
            thousandSeparator=","
            decimalScale={digits}
            {...form.getInputProps("amount")}
          />
          <TextInput label={t("payment.payer")} maxLength={200} {...form.getInputProps("payer")} />
          <TextInput label={t("payment.note")} maxLength={300} {...form.getInputProps("note")} />
        </Stack>
      )}
    </FormModal>
  );
}
