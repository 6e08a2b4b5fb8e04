import { SimpleGrid, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { DateField } from "@/ui/edit/DateField";
import { FormModal } from "@/ui/form/FormModal";
import { accounts, type Picked, products } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import { contractsAt } from "../contracts/api";
import { changeItem, createItem, type Item, itemKeys } from "./api";

interface Values extends Record<string, unknown> {
  account_id: Picked | null;
  product_id: Picked | null;
  serial: string;
  site: string;
  installed_on: string | null;
  warranty_until: string | null;
  removed_on: string | null;
  contract_id: Picked | null;
  usage: string;
  note: string;
}

const valuesOf = (item: Item | null): Values => ({
  account_id: item?.account ?? null,
  product_id: item?.product ?? null,
  serial: item?.serial ?? "",
  site: item?.site ?? "",
  installed_on: item?.installed_on ?? null,
  warranty_until: item?.warranty_until ?? null,
  removed_on: item?.removed_on ?? null,
  contract_id: item?.contract ?? null,
  usage: item?.usage ?? "",
  note: item?.note ?? "",
});

/** A machine at a customer's: which, where, since when. Without one a new one is made. */
export function ItemModal({ item, onClose }: { item: Item | null; onClose: () => void }) {
  const { t } = useTranslation("commerce");
  const cache = useQueryClient();
  const needed = (value: unknown) => (value ? null : t("needed"));

  async function send(values: Values) {
    const body = {
      ...values,
      account_id: values.account_id?.id ?? "",
      product_id: values.product_id?.id ?? "",
      contract_id: values.contract_id?.id ?? null,
    };
    await (item ? changeItem(item, body) : createItem(body));
    void cache.invalidateQueries({ queryKey: itemKeys.all });
    toastDone(t("items.saved"));
  }

  return (
    <FormModal
      title={item ? t("items.edit") : t("items.new")}
      initialValues={valuesOf(item)}
      validate={{ account_id: needed, product_id: needed }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => <Fields form={form} isKnown={item !== null} />}
    </FormModal>
  );
}

function Fields({ form, isKnown }: { form: UseFormReturnType<Values>; isKnown: boolean }) {
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
        <RecordPicker
          label={t("line.product")}
          source={products}
          required
          {...form.getInputProps("product_id")}
        />
        <TextInput label={t("item.serial")} {...form.getInputProps("serial")} />
        <TextInput
          label={t("item.site")}
          placeholder={t("item.site_example")}
          {...form.getInputProps("site")}
        />
        <TextInput
          label={t("item.usage")}
          placeholder={t("item.usage_example")}
          {...form.getInputProps("usage")}
        />
        <DateField label={t("item.installed_on")} {...form.getInputProps("installed_on")} />
        <DateField label={t("item.warranty_until")} {...form.getInputProps("warranty_until")} />
        {form.values.account_id && (
          <RecordPicker
            label={t("item.contract")}
            source={contractsAt(form.values.account_id.id)}
            {...form.getInputProps("contract_id")}
          />
        )}
        {isKnown && <DateField label={t("item.removed_on")} {...form.getInputProps("removed_on")} />}
      </SimpleGrid>
      <Textarea label={t("contract.note")} autosize minRows={2} {...form.getInputProps("note")} />
    </>
  );
}
