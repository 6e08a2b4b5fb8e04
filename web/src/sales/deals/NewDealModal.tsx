import { SimpleGrid, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Money } from "@/client/types";
import { CustomFields } from "@/custom/CustomFields";
import { filledIn } from "@/custom/values";
import type { CustomValues } from "@/ui/edit/custom";
import { DateField } from "@/ui/edit/DateField";
import { MoneyField } from "@/ui/edit/fields";
import { FormModal } from "@/ui/form/FormModal";
import { accounts, type Picked, products } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { useGo } from "@/ui/useGo";
import { KindSelect } from "../KindSelect";
import { createDeal } from "./api";
import { useDealChange } from "./useDealChange";

interface Values extends Record<string, unknown> {
  name: string;
  account_id: Picked | null;
  product_id: Picked | null;
  amount: Money | null;
  expected_close: string | null;
  kind: string;
  custom: CustomValues;
}

const EMPTY: Values = {
  name: "",
  account_id: null,
  product_id: null,
  amount: null,
  expected_close: null,
  kind: "",
  custom: {},
};

/** A new chance to sell: its name is enough to begin. */
export function NewDealModal({ onClose }: { onClose: () => unknown }) {
  const { t } = useTranslation("sales");
  const keep = useDealChange();
  const go = useGo();
  const made = useRef<string | null>(null);

  async function send({ account_id, product_id, custom, ...rest }: Values) {
    const deal = await createDeal({
      ...rest,
      account_id: account_id?.id ?? null,
      product_id: product_id?.id ?? null,
      ...filledIn(custom),
    });
    keep(deal);
    made.current = deal.id;
  }

  /** The form leaves the address before the new record enters it, so that going back finds the list. */
  async function leave() {
    await onClose();
    if (made.current) await go(`/deals/${made.current}`);
  }

  return (
    <FormModal
      title={t("deals.new")}
      submitLabel={t("deals.create")}
      initialValues={EMPTY}
      validate={{ name: (value) => (value.trim() ? null : t("needed")) }}
      onSubmit={send}
      onClose={leave}
    >
      {(form) => <Fields form={form} />}
    </FormModal>
  );
}

/** What may be known of a chance to sell at its first mention. */
function Fields({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation("sales");
  return (
    <>
      <TextInput
        label={t("deal.name")}
        placeholder={t("deals.name_example")}
        required
        data-autofocus
        {...form.getInputProps("name")}
      />
      <RecordPicker
        label={t("deal.account")}
        description={t("deals.account_about")}
        source={accounts}
        {...form.getInputProps("account_id")}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <RecordPicker label={t("deal.product")} source={products} {...form.getInputProps("product_id")} />
        <KindSelect {...form.getInputProps("kind")} />
        <MoneyField label={t("deal.amount")} {...form.getInputProps("amount")} />
        <DateField label={t("deal.expected_close")} {...form.getInputProps("expected_close")} />
      </SimpleGrid>
      <CustomFields entity="deals" form={form} />
    </>
  );
}
