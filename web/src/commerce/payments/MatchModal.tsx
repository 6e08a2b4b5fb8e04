import { NumberInput, Select, Stack } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { minorDigits } from "@/ui/format";
import { toastDone } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";
import { type InvoiceRow, invoiceKeys, invoices } from "../invoices/api";
import { matchPayment, type Payment } from "./api";
import { usePaymentChange } from "./usePaymentChange";

interface Values extends Record<string, unknown> {
  invoice_id: string | null;
  amount: number | string;
  fee: number | string;
}

/** So much of a payment for an invoice that one names: a part of the bill, or another customer's money. */
export function MatchModal({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const { t } = useTranslation("commerce");
  const keep = usePaymentChange();
  const asked = {
    state: "open",
    limit: 100,
    sort: "due_on",
    ...(payment.account ? { account_id: payment.account.id } : {}),
  };
  const { data } = useQuery({
    queryKey: invoiceKeys.list(asked),
    queryFn: ({ signal }) => invoices.load(asked, signal),
  });
  const { currency } = payment.amount;
  const unit = 10 ** minorDigits(currency);
  const initialValues: Values = {
    invoice_id: null,
    amount: (payment.amount.amount - payment.matched.amount) / unit,
    fee: "",
  };
  async function send({ invoice_id, amount, fee }: Values) {
    const inMinor = (typed: number | string) => ({ amount: Math.round(Number(typed) * unit), currency });
    const share = {
      invoice_id: invoice_id ?? "",
      amount: inMinor(amount),
      fee: Number(fee) > 0 ? inMinor(fee) : null,
    };
    await keep(await matchPayment(payment, [share]));
    toastDone(t("payment.done"));
  }
  return (
    <FormModal
      title={t("payment.match_another")}
      submitLabel={t("payment.match")}
      initialValues={initialValues}
      validate={{
        invoice_id: (value) => (value ? null : t("needed")),
        amount: (value) => (Number(value) > 0 ? null : t("needed")),
      }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => <Fields form={form} rows={data?.items ?? []} digits={minorDigits(currency)} />}
    </FormModal>
  );
}

interface FieldsProps {
  form: UseFormReturnType<Values>;
  rows: readonly InvoiceRow[];
  digits: number;
}

/** Which invoice, how much of it, and the fee that the payer kept back. */
function Fields({ form, rows, digits }: FieldsProps) {
  const { t } = useTranslation("commerce");
  const format = useFormat();
  return (
    <Stack gap="sm">
      <Select
        searchable
        label={t("payment.invoice")}
        data={rows.map((one) => ({
          value: one.id,
          label: `${one.number} ${one.account.name} ${format.money(one.balance)}`,
        }))}
        {...form.getInputProps("invoice_id")}
      />
      <NumberInput
        label={t("payment.share")}
        min={0}
        thousandSeparator=","
        decimalScale={digits}
        {...form.getInputProps("amount")}
        error={form.errors.amount ?? form.errors["invoices.0.amount"]}
      />
      <NumberInput
        label={t("payment.fee")}
        description={t("payment.fee_about")}
        min={0}
        thousandSeparator=","
        decimalScale={digits}
        {...form.getInputProps("fee")}
        error={form.errors["invoices.0.fee"]}
      />
    </Stack>
  );
}
