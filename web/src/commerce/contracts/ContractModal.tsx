import { NumberInput, Select, SimpleGrid, Switch, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Money } from "@/client/types";
import { DateField } from "@/ui/edit/DateField";
import { MoneyField } from "@/ui/edit/fields";
import { FormModal } from "@/ui/form/FormModal";
import { accounts, type Picked, products } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import {
  CONTRACT_KINDS,
  type Contract,
  changeContract,
  contractKeys,
  createContract,
  ENTITLEMENTS,
  PERS,
} from "./api";

interface Values extends Record<string, unknown> {
  name: string;
  kind: Contract["kind"];
  account_id: Picked | null;
  product_id: Picked | null;
  starts_on: string | null;
  ends_on: string | null;
  notice_days: number | string;
  auto_renews: boolean;
  amount: Money | null;
  per: (typeof PERS)[number];
  entitlement_class: string;
  entitlement: string;
  note: string;
}

const valuesOf = (contract: Contract | null, account: Picked | null): Values => ({
  name: contract?.name ?? "",
  kind: contract?.kind ?? "maintenance",
  account_id: contract?.account ?? account,
  product_id: contract?.product ?? null,
  starts_on: contract?.starts_on ?? null,
  ends_on: contract?.ends_on ?? null,
  notice_days: contract?.notice_days ?? 60,
  auto_renews: contract?.auto_renews ?? false,
  amount: contract?.amount ?? null,
  per: contract ? contract.per || "once" : "year",
  entitlement_class: contract?.entitlement_class ?? "",
  entitlement: contract?.entitlement ?? "",
  note: contract?.note ?? "",
});

interface Props {
  contract: Contract | null;
  /** Whose it will be, where that is known. */
  account?: Picked | null;
  onClose: () => void;
}

/** What a customer agreed to, for which time and what; without a contract a new one is made. */
export function ContractModal({ contract, account = null, onClose }: Props) {
  const { t } = useTranslation("commerce");
  const cache = useQueryClient();
  const needed = (value: unknown) => (value ? null : t("needed"));

  async function send(values: Values) {
    const body = {
      ...values,
      account_id: values.account_id?.id ?? "",
      product_id: values.product_id?.id ?? null,
      starts_on: values.starts_on ?? "",
      ends_on: values.ends_on ?? "",
      notice_days: Number(values.notice_days || 0),
      per: values.per === "once" ? ("" as const) : values.per,
      entitlement_class: values.entitlement_class as Contract["entitlement_class"],
    };
    await (contract ? changeContract(contract.id, contract.version, body) : createContract(body));
    void cache.invalidateQueries({ queryKey: contractKeys.all });
    toastDone(t("contracts.saved", { name: values.name }));
  }

  return (
    <FormModal
      title={contract ? t("contracts.edit") : t("contracts.new")}
      initialValues={valuesOf(contract, account)}
      validate={{ name: needed, account_id: needed, starts_on: needed, ends_on: needed }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => <Fields form={form} />}
    </FormModal>
  );
}

type Form = UseFormReturnType<Values>;

function Fields({ form }: { form: Form }) {
  const { t } = useTranslation("commerce");
  return (
    <>
      <TextInput
        label={t("contract.name")}
        placeholder={t("contracts.name_example")}
        required
        data-autofocus
        {...form.getInputProps("name")}
      />
      <RecordPicker
        label={t("order.account")}
        source={accounts}
        required
        {...form.getInputProps("account_id")}
      />
      <Terms form={form} />
      <Switch
        label={t("contract.auto_renews")}
        {...form.getInputProps("auto_renews", { type: "checkbox" })}
      />
      <Textarea
        label={t("contract.entitlement")}
        autosize
        minRows={2}
        {...form.getInputProps("entitlement")}
      />
      <Textarea label={t("contract.note")} autosize minRows={2} {...form.getInputProps("note")} />
    </>
  );
}

/** For which time, for how much, and when it is talked about again. */
function Terms({ form }: { form: Form }) {
  const { t } = useTranslation("commerce");
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <Select
        label={t("contract.kind")}
        allowDeselect={false}
        data={CONTRACT_KINDS.map((kind) => ({ value: kind, label: t(`contract_kind.${kind}`) }))}
        {...form.getInputProps("kind")}
      />
      <RecordPicker label={t("line.product")} source={products} {...form.getInputProps("product_id")} />
      <DateField label={t("contract.starts_on")} {...form.getInputProps("starts_on")} />
      <DateField label={t("contract.ends_on")} {...form.getInputProps("ends_on")} />
      <MoneyField label={t("contract.amount")} {...form.getInputProps("amount")} />
      <Select
        label={t("contract.per")}
        allowDeselect={false}
        data={PERS.map((per) => ({ value: per, label: t(`per_choice.${per}`) }))}
        {...form.getInputProps("per")}
      />
      <NumberInput
        label={t("contract.notice_days")}
        min={0}
        max={730}
        allowDecimal={false}
        {...form.getInputProps("notice_days")}
      />
      <Select
        label={t("contract.entitlement_class")}
        clearable
        placeholder={t("entitlement.none")}
        data={ENTITLEMENTS.map((value) => ({ value, label: t(`entitlement.${value}`) }))}
        value={form.values.entitlement_class || null}
        onChange={(value) => form.setFieldValue("entitlement_class", value ?? "")}
      />
    </SimpleGrid>
  );
}
