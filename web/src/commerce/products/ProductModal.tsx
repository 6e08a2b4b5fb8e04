import { Select, SimpleGrid, Switch, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Money } from "@/client/types";
import { CustomFields } from "@/custom/CustomFields";
import { changedIn } from "@/custom/values";
import type { CustomValues } from "@/ui/edit/custom";
import { MoneyField } from "@/ui/edit/fields";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import {
  changeProduct,
  createProduct,
  type Product,
  type ProductFields,
  RECURRING,
  TAX_CLASSES,
} from "./api";

interface Props {
  /** Null for a new one. */
  product: Product | null;
  onDone: () => void;
  onClose: () => void;
}

interface Values extends Record<string, unknown>, Omit<ProductFields, "price" | "custom"> {
  price: Money | null;
  custom: CustomValues;
}

const FREE: Money = { amount: 0, currency: "JPY" };
const valuesOf = (product: Product | null): Values => ({
  code: product?.code ?? "",
  name: product?.name ?? "",
  name_en: product?.name_en ?? "",
  unit: product?.unit ?? "",
  price: product?.price ?? null,
  tax_class: product?.tax_class ?? "standard",
  recurring: product?.recurring ?? "",
  is_active: product?.is_active ?? true,
  custom: product?.custom ?? {},
});

/** What a product is called, costs and how it is taxed. Orders keep the price they were recorded at. */
export function ProductModal({ product, onDone, onClose }: Props) {
  const { t } = useTranslation("commerce");

  async function send({ price, custom, ...rest }: Values) {
    const fields = { ...rest, ...changedIn(custom, product?.custom), price: price ?? FREE };
    await (product ? changeProduct(product, fields) : createProduct(fields));
    onDone();
    toastDone(t(product ? "product.changed" : "product.added", { name: fields.name }));
  }

  const required = (value: string) => (value.trim() ? null : t("needed"));
  return (
    <FormModal
      title={product ? t("product.edit_named", { name: product.name }) : t("products.new")}
      initialValues={valuesOf(product)}
      validate={{ code: required, name: required }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput label={t("product.code")} required data-autofocus {...form.getInputProps("code")} />
            <TextInput
              label={t("product.unit")}
              placeholder={t("product.unit_example")}
              {...form.getInputProps("unit")}
            />
          </SimpleGrid>
          <TextInput label={t("product.name")} required {...form.getInputProps("name")} />
          <TextInput label={t("product.name_en")} {...form.getInputProps("name_en")} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <MoneyField label={t("product.price")} {...form.getInputProps("price")} />
            <Select
              label={t("product.recurring")}
              allowDeselect={false}
              data={[
                { value: "", label: t("recurring.once") },
                ...RECURRING.map((every) => ({ value: every, label: t(`recurring.${every}`) })),
              ]}
              {...form.getInputProps("recurring")}
            />
            <Select
              label={t("product.tax_class")}
              allowDeselect={false}
              data={TAX_CLASSES.map((name) => ({ value: name, label: t(`tax_class.${name}`) }))}
              {...form.getInputProps("tax_class")}
            />
          </SimpleGrid>
          <CustomFields entity="products" form={form} />
          <Switch
            label={t("product.is_active")}
            description={t("product.is_active_about")}
            {...form.getInputProps("is_active", { type: "checkbox" })}
          />
        </>
      )}
    </FormModal>
  );
}
