import { Checkbox, SimpleGrid, Textarea } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import type { Money } from "@/client/types";
import { DateField } from "@/ui/edit/DateField";
import { MoneyField } from "@/ui/edit/fields";
import { FormModal } from "@/ui/form/FormModal";
import { accounts, type Picked, products } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import { KindSelect } from "../KindSelect";
import type { Ref } from "../shared";
import { today } from "../today";
import { type DealRow, winDeal } from "./api";
import { PromiseFields } from "./PromiseFields";
import { useDealChange } from "./useDealChange";

/** What the dialog needs to know of the deal; a card knows less than the record. */
export type Winnable = Pick<DealRow, "id" | "version" | "name" | "amount" | "account" | "kind"> & {
  readonly product?: Ref | null;
  readonly why_bought?: string;
  readonly go_live_on?: string | null;
};

interface Values extends Record<string, unknown> {
  account_id: Picked | null;
  product_id: Picked | null;
  amount: Money | null;
  amount_unknown: boolean;
  closed_on: string | null;
  kind: string;
  why_bought: string;
  go_live_on: string | null;
  promises: string[];
}

const valuesOf = (deal: Winnable): Values => ({
  account_id: deal.account,
  product_id: deal.product ?? null,
  amount: deal.amount,
  amount_unknown: false,
  closed_on: today(),
  kind: deal.kind,
  why_bought: deal.why_bought ?? "",
  go_live_on: deal.go_live_on ?? null,
  promises: [""],
});

/** Won: what the order needs, and what service has to know to take the customer over. */
export function WinModal({ deal, onClose }: { deal: Winnable; onClose: () => void }) {
  const { t } = useTranslation("sales");
  const keep = useDealChange();

  async function send({ account_id, product_id, ...rest }: Values) {
    const product = product_id ? { product_id: product_id.id } : {};
    const body = { ...rest, ...product, account_id: account_id?.id ?? null };
    keep(await winDeal(deal, body));
    toastDone(t("win.done", { name: deal.name }));
  }

  return (
    <FormModal
      title={t("win.title", { name: deal.name })}
      submitLabel={t("win.submit")}
      initialValues={valuesOf(deal)}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => <Fields form={form} deal={deal} />}
    </FormModal>
  );
}

/** What was agreed, and what service should know of it. */
function Fields({ form, deal }: { form: UseFormReturnType<Values>; deal: Winnable }) {
  const { t } = useTranslation("sales");
  return (
    <>
      {!deal.account && (
        <RecordPicker
          label={t("deal.account")}
          source={accounts}
          required
          {...form.getInputProps("account_id")}
        />
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <MoneyField
          label={t("deal.amount")}
          disabled={form.values.amount_unknown}
          {...form.getInputProps("amount")}
        />
        <DateField label={t("win.closed_on")} {...form.getInputProps("closed_on")} />
      </SimpleGrid>
      <Checkbox
        label={t("win.amount_unknown")}
        description={t("win.amount_unknown_about")}
        checked={form.values.amount_unknown}
        onChange={({ currentTarget: { checked } }) =>
          form.setValues({ amount_unknown: checked, ...(checked ? { amount: null } : {}) })
        }
      />
      <RecordPicker label={t("deal.product")} source={products} {...form.getInputProps("product_id")} />
      <KindSelect {...form.getInputProps("kind")} />
      <Textarea
        label={t("deal.why_bought")}
        description={t("win.why_bought_about")}
        autosize
        minRows={2}
        {...form.getInputProps("why_bought")}
      />
      <DateField label={t("deal.go_live_on")} {...form.getInputProps("go_live_on")} />
      <PromiseFields
        values={form.values.promises}
        onChange={(promises) => form.setFieldValue("promises", promises)}
      />
    </>
  );
}
