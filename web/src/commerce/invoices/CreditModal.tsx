import { Checkbox, NumberInput, Stack, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { minorDigits } from "@/ui/format";
import { toastDone } from "@/ui/toast";
import { creditInvoice, type Invoice } from "./api";
import { useInvoiceChange } from "./useInvoiceChange";

interface Values extends Record<string, unknown> {
  reason: string;
  is_whole: boolean;
  lines: { position: number; net: number | string }[];
}

/** Takes an issued invoice back: all that is left of it, or so much of some lines. */
export function CreditModal({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { t } = useTranslation("commerce");
  const keep = useInvoiceChange();
  const { currency } = invoice.total;
  const unit = 10 ** minorDigits(currency);
  const open = invoice.lines.filter((line) => line.credited.amount < line.net.amount);
  const initialValues: Values = {
    reason: "",
    is_whole: true,
    lines: open.map(({ position }) => ({ position, net: "" })),
  };
  async function send({ reason, is_whole, lines }: Values) {
    const taken = lines
      .filter(({ net }) => !is_whole && net !== "" && Number(net) !== 0)
      .map(({ position, net }) => ({
        position,
        net: { amount: Math.round(Number(net) * unit), currency },
      }));
    await keep(await creditInvoice(invoice, { reason, lines: taken }));
    toastDone(t("credit.issued"));
  }
  return (
    <FormModal
      title={t("credit.issue")}
      submitLabel={t("credit.issue")}
      initialValues={initialValues}
      validate={{
        reason: (reason) => (reason.trim() ? null : t("needed")),
        lines: (lines, { is_whole }) =>
          is_whole || lines.some(({ net }) => Number(net) > 0) ? null : t("credit.nothing"),
      }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => <Fields form={form} open={open} digits={minorDigits(currency)} />}
    </FormModal>
  );
}

interface FieldsProps {
  form: UseFormReturnType<Values>;
  open: readonly Invoice["lines"][number][];
  digits: number;
}

/** Why, and whether all of it comes back or so much of some lines. */
function Fields({ form, open, digits }: FieldsProps) {
  const { t } = useTranslation("commerce");
  return (
    <Stack gap="sm">
      <TextInput
        label={t("credit.reason")}
        placeholder={t("credit.reason_example")}
        maxLength={300}
        {...form.getInputProps("reason")}
      />
      <Checkbox
        label={t("credit.whole")}
        description={t("credit.whole_about")}
        {...form.getInputProps("is_whole", { type: "checkbox" })}
      />
      {!form.values.is_whole &&
        open.map((line, place) => (
          <NumberInput
            key={line.position}
            label={line.product?.name ?? line.text}
            description={t("credit.net")}
            min={0}
            thousandSeparator=","
            decimalScale={digits}
            {...form.getInputProps(`lines.${place}.net`)}
            error={form.errors[`lines.${place}.net`] ?? (place === 0 && form.errors.lines)}
          />
        ))}
    </Stack>
  );
}
