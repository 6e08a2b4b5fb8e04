import { Select, SimpleGrid, Text } from "@mantine/core";
import type { FormErrors, UseFormReturnType } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { dayOf } from "@/ui/format";
import { Money } from "@/ui/Money";
import { accounts, type Picked } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { useGo } from "@/ui/useGo";
import { DEAL_KINDS, orderKeys, recordOrder } from "./api";
import { LinesField } from "./LinesField";
import { EMPTY_LINE, type LineValues, netOf } from "./lines";

interface Values extends Record<string, unknown> {
  account_id: Picked | null;
  ordered_on: string | null;
  deal_kind: string;
  lines: LineValues[];
}

/** An order that no deal of ours brought: a phone call, a shop. Won deals record theirs by themselves. */
export function NewOrderModal({ onClose }: { onClose: () => unknown }) {
  const { t } = useTranslation("commerce");
  const cache = useQueryClient();
  const go = useGo();
  const made = useRef<string | null>(null);
  const initialValues: Values = {
    account_id: null,
    ordered_on: dayOf(new Date().toISOString()),
    deal_kind: "",
    lines: [EMPTY_LINE],
  };

  async function send({ account_id, lines, ...rest }: Values) {
    const order = await recordOrder({
      ...rest,
      account_id: account_id?.id ?? null,
      lines: lines.map(({ product, unit_price, ...line }) => ({
        ...line,
        product_id: product?.id ?? null,
        unit_price: unit_price ?? { amount: 0, currency: "JPY" },
      })),
    });
    await cache.invalidateQueries({ queryKey: orderKeys.all });
    made.current = order.id;
  }

  /** The form leaves the address before the new record enters it, so that going back finds the list. */
  async function leave() {
    await onClose();
    if (made.current) await go(`/orders/${made.current}`);
  }

  return (
    <FormModal
      title={t("orders.new")}
      submitLabel={t("orders.record")}
      initialValues={initialValues}
      validate={{
        account_id: (value) => (value ? null : t("needed")),
        ordered_on: (value) => (value ? null : t("needed")),
      }}
      onSubmit={send}
      onClose={leave}
    >
      {(form) => <Fields form={form} />}
    </FormModal>
  );
}

/** What was refused of a line is no longer said once the lines are others. */
const withoutLines = (errors: FormErrors): FormErrors =>
  Object.fromEntries(Object.entries(errors).filter(([name]) => !name.startsWith("lines.")));

/** Who ordered what, and what it comes to. */
function Fields({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation("commerce");
  return (
    <>
      <RecordPicker
        label={t("order.account")}
        source={accounts}
        required
        {...form.getInputProps("account_id")}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DateField label={t("order.ordered_on")} {...form.getInputProps("ordered_on")} />
        <Select
          label={t("order.deal_kind")}
          allowDeselect={false}
          data={[
            { value: "", label: t("deal_kind.none") },
            ...DEAL_KINDS.map((kind) => ({ value: kind, label: t(`deal_kind.${kind}`) })),
          ]}
          {...form.getInputProps("deal_kind")}
        />
      </SimpleGrid>
      <LinesField
        values={form.values.lines}
        errors={form.errors}
        onChange={(lines) => {
          form.setFieldValue("lines", lines);
          form.setErrors((errors) => withoutLines(errors));
        }}
      />
      <Text ta="right">
        {t("orders.sum")}{" "}
        <b>
          <Money
            money={{
              amount: form.values.lines.reduce((sum, line) => sum + netOf(line), 0),
              currency: "JPY",
            }}
          />
        </b>
      </Text>
    </>
  );
}
